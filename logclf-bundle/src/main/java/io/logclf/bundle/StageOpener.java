package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogClassifier;
import io.logclf.api.MessageVectors;
import io.logclf.api.PipelineListener;
import io.logclf.api.spi.StageLoadException;
import io.logclf.api.spi.StageProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Opens the stages of a bundle: all of them, or none stays open. */
final class StageOpener {

    private final Path folder;
    private final PipelineFile file;
    private final Providers providers;

    private StageOpener(Path folder, PipelineFile file, Providers providers) {
        this.folder = folder;
        this.file = file;
        this.providers = providers;
    }

    /**
     * Reads {@code pipeline.yaml}.
     *
     * @throws BundleException if it cannot be used
     */
    static StageOpener in(Path folder, Providers providers) {
        try {
            return new StageOpener(folder, PipelineFile.in(folder), providers);
        } catch (StageLoadException e) {
            throw new BundleException(e);
        }
    }

    PipelineFile file() {
        return file;
    }

    /** @throws BundleException if a stage has no provider */
    void requireProviders() {
        file.stages().forEach(stage -> providers.of(file, stage));
    }

    /**
     * Opens the pipeline.
     *
     * @throws BundleException if a stage cannot be opened
     */
    ClassificationPipeline pipeline(List<PipelineListener> listeners) {
        List<LogClassifier> open = new ArrayList<>();
        try {
            ClassificationPipeline.Builder builder = ClassificationPipeline.builder();
            for (PipelineFile.Stage stage : file.stages()) {
                LogClassifier opened = open(stage, open);
                open.add(opened);
                builder.stage(NamedStage.of(stage.name(), opened));
                stage.settings().requireAllAsked();
            }
            file.routes().forEach((source, stages) -> builder.route(Set.of(source), stages.toArray(String[]::new)));
            listeners.forEach(builder::listener);
            return builder.build();
        } catch (StageLoadException e) {
            closeAll(open, e);
            throw new BundleException(e);
        } catch (RuntimeException | Error e) {
            closeAll(open, e);
            throw e;
        }
    }

    /**
     * Opens and closes every stage that has a provider.
     *
     * @throws BundleException if a stage cannot be opened
     */
    void tryOut() {
        for (PipelineFile.Stage stage : file.stages()) {
            if (providers.has(stage.type())) {
                try (LogClassifier opened = open(stage, List.of())) {
                    Objects.requireNonNull(opened.name(), "opened.name()");
                    stage.settings().requireAllAsked();
                } catch (StageLoadException e) {
                    throw new BundleException(e);
                }
            }
        }
    }

    private LogClassifier open(PipelineFile.Stage stage, List<LogClassifier> before) {
        StageProvider provider = providers.of(file, stage);
        Optional<MessageVectors> vectors = before.stream()
                .filter(MessageVectors.class::isInstance)
                .map(MessageVectors.class::cast)
                .findFirst();
        return Objects.requireNonNull(
                provider.open(new StageFolder(stage.name(), folder, stage.settings(), vectors)),
                () -> provider.getClass() + " opened nothing");
    }

    private static void closeAll(List<LogClassifier> open, Throwable failure) {
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (RuntimeException | Error e) {
                failure.addSuppressed(e);
            }
        }
    }
}
