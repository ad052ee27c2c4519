package io.logclf.regex;

import io.logclf.api.LogClassifier;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import java.nio.file.Path;

/**
 * Opens stages of the type {@code regex}, with the rules of the bundle's {@code rules.yaml}, or of another file in the bundle
 * which the setting {@code file} names. Registered as a service, so that a bundle finds it by its type.
 */
public final class RegexStageProvider implements StageProvider {

    private static final String DEFAULT_FILE = "rules.yaml";

    /** For {@link java.util.ServiceLoader}. */
    public RegexStageProvider() {}

    @Override
    public String type() {
        return "regex";
    }

    /**
     * Loads the rules and returns a stage with them.
     *
     * @throws StageLoadException if the rules cannot be used. Its message may quote an example from the rule file; its summary,
     *     which is for logs, does not
     */
    @Override
    public LogClassifier open(StageSource source) {
        Path file = source.file(source.settings().text("file").orElse(DEFAULT_FILE));
        try {
            return RegexClassifier.of(RuleSet.load(file));
        } catch (RuleSetException e) {
            throw new StageLoadException(String.valueOf(e.getMessage()), summary(e), e);
        }
    }

    /** The place of the first problem without the problem itself, which may quote an example and thus log text. */
    private static String summary(RuleSetException e) {
        return new RuleProblem(e.problems().get(0).line(), e.problems().get(0).ruleId(), "cannot be used")
                .at(e.fileName());
    }
}
