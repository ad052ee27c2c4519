package io.logclf.app;

import io.logclf.api.ClassificationPipeline;
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

    private boolean asksModel;

    /** Opens the pipeline, which the caller closes. */
    ClassificationPipeline pipeline() throws IOException {
        if (bundle.isPresent() && rules.isPresent()) {
            throw new UsageException("--bundle and --rules exclude each other");
        }
        if (rules.isPresent()) {
            return ClassificationPipeline.builder()
                    .stage(RegexClassifier.of(RuleFiles.load(rules.get())))
                    .build();
        }
        Path folder = bundle.orElseGet(PipelineOption::shipped);
        if (!Files.exists(folder)) {
            throw new InputException(folder + ": there is no such bundle; make one with 'logclf train'");
        }
        Bundle loaded = Bundle.load(folder);
        asksModel = loaded.types().contains(LlmClassifier.NAME);
        return loaded.pipeline();
    }

    /** Says whether the pipeline that was opened asks a language model. */
    boolean asksModel() {
        return asksModel;
    }

    private static Path shipped() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new InputException("no bundle is given; name one with --bundle, or a rule file with --rules");
        }
        return Path.of(home, "models", "default");
    }
}
