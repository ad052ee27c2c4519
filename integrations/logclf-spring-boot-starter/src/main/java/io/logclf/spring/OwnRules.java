package io.logclf.spring;

import io.logclf.api.LogClassifier;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import io.logclf.regex.RuleSetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;

/** Opens the stage of the rule file that the application names, which need not lie in the bundle. */
final class OwnRules implements StageProvider {

    static final String TYPE = "own-rules";

    private final String name;
    private final Resource file;

    /** @param name of the file, as the property says it, for errors */
    OwnRules(String name, Resource file) {
        this.name = name;
        this.file = file;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public LogClassifier open(StageSource source) {
        try {
            return RegexClassifier.of(RuleSet.parse(file.getContentAsString(StandardCharsets.UTF_8), name));
        } catch (RuleSetException e) {
            throw new StageLoadException("logclf.rules: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StageLoadException("logclf.rules: " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
