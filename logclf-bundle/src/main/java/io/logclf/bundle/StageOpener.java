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

/** Opens the stages of a bundle: all of them, or none stays open. */
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
     * Reads {@code pipeline.yaml}.
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

    /** @throws BundleException if a stage has no provider and is not optional */
    void requireProviders() {
        file.stages().stream().filter(stage -> !stage.optional()).forEach(stage -> providers.of(file, stage));
    }

    /**
     * Opens the pipeline, without the optional stages that cannot run here.
     *
     * @param promise in place of the file's
     * @throws BundleException if another stage cannot be opened, or no stage or one of a source's route is left
     */
    ClassificationPipeline pipeline(Optional<Promise> promise, List<PipelineListener> listeners) {
        Opened opened = new Opened();
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

    /** Adds a stage, unless it is optional and cannot run here, which is told in the log. */
    private boolean opens(
            PipelineFile.Stage stage, Promise promise, Opened opened, ClassificationPipeline.Builder builder) {
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
        stage.settings().requireAllAsked();
        return true;
    }

    private String[] left(String source, List<String> route, Set<String> there) {
        String[] left = route.stream().filter(there::contains).toArray(String[]::new);
        if (left.length == 0) {
            throw new BundleException(file.file() + ": none of the stages of the source " + YamlSettings.quoted(source)
                    + " can run here: " + String.join(", ", route));
        }
        return left;
    }

    /**
     * Opens and closes every stage that has a provider.
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
        Opened opened = new Opened();
        try {
            open(stage, file.promise(), opened);
            stage.settings().requireAllAsked();
        } catch (StageLoadException e) {
            if (!stage.optional() || !e.isUnavailable()) {
                throw new BundleException(e);
            }
        } finally {
            opened.close().forEach(failure -> LOG.warn("The stage {} was not closed properly", stage.name(), failure));
        }
    }

    private LogClassifier open(PipelineFile.Stage stage, Promise promise, Opened opened) {
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
