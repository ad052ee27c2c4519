package io.logclf.flink;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogClassifier;
import io.logclf.api.PipelineListener;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.Bundle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Opens a bundle, and records whether one of its stages is remote. A pipeline does not tell which of its stages are, so each stage
 * provider is wrapped, and the wrapper asks the stage that it has just opened.
 *
 * @param key the bundle's folder, or {@code classpath:NAME}
 * @param load loads the bundle with the given providers in place of those on the class path
 */
record BundleOpening(String key, Function<StageProvider[], Bundle> load) implements PipelineLocator.Opening {

    /** Returns the opening of a bundle in a folder. */
    static BundleOpening of(Path folder) {
        return new BundleOpening(folder.toString(), own -> Bundle.load(folder, own));
    }

    /** Returns the opening of a bundle that lies in the jars of the job or the cluster. */
    static BundleOpening onClassPath(String name) {
        return new BundleOpening(PipelineLocator.CLASS_PATH + name, own -> Bundle.onClassPath(name, own));
    }

    @Override
    public OpenedPipeline open(PipelineListener listener) {
        Set<String> remote = ConcurrentHashMap.newKeySet();
        StageProvider[] watched = providers().values().stream()
                .map(provider -> new Watched(provider, remote))
                .toArray(StageProvider[]::new);
        ClassificationPipeline pipeline = load.apply(watched).pipeline(listener);
        return new OpenedPipeline(pipeline, !remote.isEmpty());
    }

    /**
     * Returns the stage providers by type, without those that share a type or cannot be loaded: for these the bundle's own search
     * finds the same problem, and its message is the better one.
     */
    private static Map<String, StageProvider> providers() {
        Map<String, StageProvider> byType = new HashMap<>();
        // In a task, this is the class loader of the job, which sees the stages even if logclf is in the cluster's lib.
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Iterator<StageProvider> found = ServiceLoader.load(
                        StageProvider.class, loader == null ? BundleOpening.class.getClassLoader() : loader)
                .iterator();
        Set<String> twice = ConcurrentHashMap.newKeySet();
        while (true) {
            try {
                if (!found.hasNext()) {
                    byType.keySet().removeAll(twice);
                    return byType;
                }
                StageProvider provider = found.next();
                if (byType.putIfAbsent(provider.type(), provider) != null) {
                    twice.add(provider.type());
                }
            } catch (ServiceConfigurationError notUsable) {
                // The bundle meets it too, and reports it if it needs the provider.
            }
        }
    }

    /** A provider that records the names of the remote stages that it opens. */
    private record Watched(StageProvider provider, Set<String> remote) implements StageProvider {

        @Override
        public String type() {
            return provider.type();
        }

        @Override
        public LogClassifier open(StageSource source) {
            LogClassifier stage = provider.open(source);
            if (stage.isRemote()) {
                remote.add(source.name());
            }
            return stage;
        }
    }
}
