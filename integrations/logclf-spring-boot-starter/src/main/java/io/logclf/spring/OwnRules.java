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

/**
 * Opens a stage from the rule file that {@code logclf.rules} names. A stage's own files lie in its bundle; this one is a Spring resource
 * instead, so that an application can keep its rules among its own files. Errors name the property and the file.
 */
final class OwnRules implements StageProvider {

    static final String TYPE = "own-rules";

    private final String name;
    private final Resource file;

    /**
     * Creates the provider; the file is read when the stage is opened.
     *
     * @param name the value of the property, for errors
     */
    OwnRules(String name, Resource file) {
        this.name = name;
        this.file = file;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** @throws StageLoadException if the file cannot be read or a rule is not valid */
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
