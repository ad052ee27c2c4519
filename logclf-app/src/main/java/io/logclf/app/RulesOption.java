package io.logclf.app;

import io.logclf.api.ClassificationPipeline;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which rules label the messages. */
final class RulesOption {

    /** Set by the launcher to the folder that holds {@code resources}. */
    private static final String HOME = "logclf.home";

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Rule file; resources/rules.yaml of the installation by default.")
    private Optional<Path> rules = Optional.empty();

    /** Loads the rules into a pipeline, which the caller closes. */
    ClassificationPipeline pipeline() throws IOException {
        Path file = rules.orElseGet(RulesOption::shipped);
        return ClassificationPipeline.builder()
                .stage(RegexClassifier.of(load(file)))
                .build();
    }

    /** Loads a rule file. */
    static RuleSet load(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": is a directory; give a rule file in it");
        }
        return RuleSet.load(file);
    }

    private static Path shipped() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new InputException("no rules are given; name a rule file with --rules");
        }
        return Path.of(home, "resources", "rules.yaml");
    }
}
