package io.logclf.app;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.spi.StageProvider;
import io.logclf.bundle.Bundle;
import io.logclf.llm.LlmClassifier;
import io.logclf.regex.RegexClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What labels the messages: a bundle, or a rule file alone. */
final class PipelineOption {

    /** Set by the launcher to the folder that holds {@code models}. */
    private static final String HOME = "logclf.home";

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            description = "Trained bundle; models/default of the installation by default.")
    private Optional<Path> bundle = Optional.empty();

    @Option(names = "--rules", paramLabel = "FILE", description = "Rule file, in place of a bundle.")
    private Optional<Path> rules = Optional.empty();

    /**
     * Opens the pipeline, which the caller closes.
     *
     * @param own providers to use in place of those on the class path
     */
    ClassificationPipeline pipeline(StageProvider... own) throws IOException {
        if (bundle.isPresent() && rules.isPresent()) {
            throw new UsageException("--bundle and --rules exclude each other");
        }
        return rules.isPresent() ? ofRules(rules.get()) : ofBundle(bundle, own);
    }

    /** Says whether the pipeline asks a language model. */
    boolean asksModel() {
        return rules.isEmpty() && Bundle.load(folder(bundle)).types().contains(LlmClassifier.NAME);
    }

    /** Returns the folder of a bundle, or that of the one that ships. */
    static Path folder(Optional<Path> bundle) {
        Path folder = bundle.orElseGet(PipelineOption::shipped);
        if (!Files.exists(folder)) {
            throw new InputException(folder + ": there is no such bundle; make one with 'logclf train'");
        }
        return folder;
    }

    /** Opens the pipeline of a bundle, or, of a file, that of its rules. */
    static ClassificationPipeline of(Path bundleOrRules) throws IOException {
        return Files.isRegularFile(bundleOrRules) ? ofRules(bundleOrRules) : ofBundle(Optional.of(bundleOrRules));
    }

    private static ClassificationPipeline ofRules(Path file) throws IOException {
        return ClassificationPipeline.builder()
                .stage(RegexClassifier.of(RuleFiles.load(file)))
                .build();
    }

    private static ClassificationPipeline ofBundle(Optional<Path> bundle, StageProvider... own) {
        return Bundle.load(folder(bundle), own).pipeline();
    }

    private static Path shipped() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new InputException("no bundle is given; name one with --bundle, or a rule file with --rules");
        }
        return Path.of(home, "models", "default");
    }
}
