package io.logclf.app.option;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogclfException;
import io.logclf.api.PipelineListener;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageProvider;
import io.logclf.bundle.Bundle;
import io.logclf.bundle.ReloadablePipeline;
import io.logclf.regex.RegexClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What labels the messages: a trained bundle, or a rule file alone.
 *
 * <p>How it is resolved: {@code --rules} if given; otherwise {@code --bundle}; otherwise the bundle
 * that is installed with the program. Giving both is an error and not a matter of precedence, since
 * one of them would be ignored without a word.
 */
public final class PipelineOptions {

    /** Set by the launcher to the folder that holds {@code models}. */
    private static final String HOME = "logclf.home";

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            description = "Trained bundle; models/default of the installation by default.")
    private Optional<Path> bundle = Optional.empty();

    @Option(names = "--rules", paramLabel = "FILE", description = "Rule file, in place of a bundle.")
    private Optional<Path> rules = Optional.empty();

    @Option(
            names = "--allow",
            paramLabel = "PERMISSION",
            description = "What the bundle may do beyond its folder, such as host:localhost:11434, env:API_KEY or"
                    + " path:FOLDER; may be given again. LOGCLF_ALLOW in the environment does the same, with commas.")
    private List<String> allowed = List.of();

    @Mixin
    private PromiseOption decide = new PromiseOption();

    /**
     * Opens the pipeline, which the caller closes.
     *
     * @param own providers to use in place of those on the class path, for a command that wants to
     *     see into a stage
     * @throws UsageException if options exclude each other
     * @throws LogclfException if the bundle or the rules cannot be used
     * @throws IOException if a rule file cannot be read
     */
    public ClassificationPipeline pipeline(StageProvider... own) throws IOException {
        return isRules()
                ? ofRules(rules.orElseThrow()).build()
                : decide.applied(Bundle.load(folder(bundle), permissions(), own))
                        .pipeline();
    }

    /**
     * Opens the pipeline for a server, which closes it. That of a bundle can be reloaded; rules are
     * read once.
     *
     * @param listener receives what happens in the pipeline
     * @param watch sets how a bundle is watched for changes; empty if it is not
     * @throws UsageException if options exclude each other, or rules are to be watched
     */
    public ClassificationPipeline served(
            PipelineListener listener, Optional<UnaryOperator<ReloadablePipeline.Builder>> watch) throws IOException {
        if (isRules()) {
            if (watch.isPresent()) {
                throw new UsageException("--watch is for bundles, and not for --rules");
            }
            return ofRules(rules.orElseThrow()).listener(listener).build();
        }
        ReloadablePipeline.Builder builder = ReloadablePipeline.builder(folder(bundle))
                .permissions(permissions())
                .listener(listener);
        decide.promise().ifPresent(builder::promise);
        return watch.orElse(UnaryOperator.identity()).apply(builder).build();
    }

    /**
     * Tells whether a stage of the pipeline calls a language model, by its type and not by its
     * name.
     */
    public boolean asksModel() {
        return !isRules() && Bundle.load(folder(bundle)).types().contains("llm");
    }

    /**
     * Opens the pipeline of a bundle or, if it is a file, that of its rules. For commands with two
     * pipelines, where options of this group could belong to either.
     *
     * @throws LogclfException if it cannot be used
     */
    public static ClassificationPipeline of(Path bundleOrRules) throws IOException {
        return Files.isRegularFile(bundleOrRules)
                ? ofRules(bundleOrRules).build()
                : Bundle.load(folder(Optional.of(bundleOrRules))).pipeline();
    }

    /**
     * Tells which of the two is meant, and refuses combinations of which one part would have no
     * effect.
     */
    private boolean isRules() {
        if (bundle.isPresent() && rules.isPresent()) {
            throw new UsageException("--bundle and --rules exclude each other");
        }
        if (decide.promise().isPresent() && rules.isPresent()) {
            throw new UsageException("--decide is for trained stages, and --rules has none");
        }
        return rules.isPresent();
    }

    /** What the environment allows and the options add; neither takes away from the other. */
    private Permissions permissions() {
        try {
            return Permissions.ofEnvironment().and(Permissions.of(allowed));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--allow: " + e.getMessage());
        }
    }

    private static ClassificationPipeline.Builder ofRules(Path file) throws IOException {
        return ClassificationPipeline.builder().stage("regex", RegexClassifier.of(RuleFiles.load(file)));
    }

    private static Path folder(Optional<Path> bundle) {
        Path folder = bundle.orElseGet(PipelineOptions::shipped);
        if (!Files.exists(folder)) {
            throw new LogclfException(folder + ": there is no such bundle; make one with 'logclf train'");
        }
        return folder;
    }

    /** The bundle of the installation, which only the launcher knows. */
    private static Path shipped() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new LogclfException("no bundle is given; name one with --bundle, or a rule file with --rules");
        }
        return Path.of(home, "models", "default");
    }
}
