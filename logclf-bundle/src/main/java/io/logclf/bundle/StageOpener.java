package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogClassifier;
import io.logclf.api.MessageVectors;
import io.logclf.api.PipelineListener;
import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the stages of a bundle, in their order: all of them, or none stays open.
 *
 * <p>After each stage it is checked that all of its settings were read: a mistyped key would otherwise be a setting
 * without effect. For one thread.
 */
final class StageOpener {

    private static final Logger LOG = LoggerFactory.getLogger(StageOpener.class);

    private final Path folder;
    private final PipelineFile file;
    private final Providers providers;
    private final Permissions permissions;

    private StageOpener(Path folder, PipelineFile file, Providers providers, Permissions permissions) {
        this.folder = folder;
        this.file = file;
        this.providers = providers;
        this.permissions = permissions;
    }

    /**
     * Checks the files of a folder and reads its {@code pipeline.yaml}, over which the settings of the options go.
     *
     * @throws BundleException if it cannot be used
     */
    static StageOpener in(Path folder, BundleOptions options) {
        try {
            BundleFiles.check(folder, options.permissions());
            PipelineFile file = PipelineFile.in(folder);
            return new StageOpener(
                    folder,
                    options.settings().map(file::with).orElse(file),
                    options.providers(),
                    options.permissions());
        } catch (StageLoadException e) {
            throw new BundleException(e);
        }
    }

    PipelineFile file() {
        return file;
    }

    /**
     * Checks that every stage can be opened by somebody.
     *
     * @throws BundleException if a stage has no provider and is not optional
     */
    void requireProviders() {
        file.stages().stream().filter(stage -> !stage.optional()).forEach(stage -> providers.of(file, stage));
    }

    /**
     * Opens the pipeline. Optional stages that cannot run here are left out, with a line in the log.
     *
     * @param promise in place of the file's
     * @param listeners notified in this order
     * @throws BundleException if another stage cannot be opened, or no stage or one of a source's route is left
     */
    ClassificationPipeline pipeline(Optional<Promise> promise, List<PipelineListener> listeners) {
        OpenStages opened = new OpenStages();
        try {
            ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
            Set<String> there = new LinkedHashSet<>();
            for (PipelineFile.Stage stage : file.stages()) {
                if (opens(stage, promise.orElse(file.promise()), opened, builder)) {
                    there.add(stage.name());
                }
            }
            opened.owned().forEach(builder::owns);
            if (there.isEmpty()) {
                throw new BundleException(file.file() + ": none of the stages, all of them optional, can run here");
            }
            file.routes().forEach((source, stages) -> builder.route(Set.of(source), left(source, stages, there)));
            listeners.forEach(builder::listener);
            return builder.build();
        } catch (StageLoadException e) {
            opened.close().forEach(e::addSuppressed);
            throw new BundleException(e);
        } catch (RuntimeException | Error e) {
            opened.close().forEach(e::addSuppressed);
            throw e;
        }
    }

    /** Opens a stage and adds it; returns false if it is optional and cannot run here. */
    private boolean opens(
            PipelineFile.Stage stage, Promise promise, OpenStages opened, ClassificationPipeline.Builder builder) {
        if (stage.optional() && !providers.has(stage.type())) {
            LOG.warn("The stage {} is left out: there is no artifact with the type {}", stage.name(), stage.type());
            return false;
        }
        try {
            builder.stage(stage.name(), open(stage, promise, opened));
        } catch (StageLoadException e) {
            if (stage.optional() && e.isUnavailable()) {
                LOG.warn("The stage {} is left out: {}", stage.name(), e.summary());
                return false;
            }
            throw e;
        }
        stage.settings().requireAllRead();
        return true;
    }

    /** Returns the stages of a route that are there; an empty route would label nothing of that source, unnoticed. */
    private String[] left(String source, List<String> route, Set<String> there) {
        String[] left = route.stream().filter(there::contains).toArray(String[]::new);
        if (left.length == 0) {
            throw new BundleException(file.file() + ": none of the stages of the source " + YamlSettings.quoted(source)
                    + " can run here: " + String.join(", ", route));
        }
        return left;
    }

    /**
     * Opens and closes every stage that has a provider, each by itself, to find out whether it can be opened.
     *
     * @throws BundleException if a stage cannot be opened
     */
    void tryOut() {
        for (PipelineFile.Stage stage : file.stages()) {
            if (providers.has(stage.type())) {
                tryOut(stage);
            }
        }
    }

    private void tryOut(PipelineFile.Stage stage) {
        OpenStages opened = new OpenStages();
        try {
            open(stage, file.promise(), opened);
            stage.settings().requireAllRead();
        } catch (StageLoadException e) {
            if (!stage.optional() || !e.isUnavailable()) {
                throw new BundleException(e);
            }
        } finally {
            opened.close().forEach(failure -> LOG.warn("The stage {} was not closed properly", stage.name(), failure));
        }
    }

    /** Opens a stage, which may use the vectors of a stage before it. */
    private LogClassifier open(PipelineFile.Stage stage, Promise promise, OpenStages opened) {
        StageProvider provider = providers.of(file, stage);
        Optional<MessageVectors> vectors = opened.stages().stream()
                .filter(MessageVectors.class::isInstance)
                .map(MessageVectors.class::cast)
                .findFirst();
        StageFolder source = new StageFolder(
                stage.name(), folder, stage.settings(), vectors, promise, permissions, opened.owned()::add);
        LogClassifier classifier =
                Objects.requireNonNull(provider.open(source), () -> provider.getClass() + " opened nothing");
        opened.stages().add(classifier);
        return classifier;
    }
}
