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
 * Opens a bundle, and notes whether one of its stages is remote: a pipeline does not tell.
 *
 * @param key the bundle's folder, or where it is else
 * @param load loads it, with providers to use in place of those on the class path
 */
record BundleOpening(String key, Function<StageProvider[], Bundle> load) implements PipelineSource.Opening {

    static BundleOpening of(Path folder) {
        return new BundleOpening(folder.toString(), own -> Bundle.load(folder, own));
    }

    /** Opens a bundle that lies in the jars of the job or the cluster. */
    static BundleOpening onClassPath(String name) {
        return new BundleOpening(PipelineSource.CLASS_PATH + name, own -> Bundle.onClassPath(name, own));
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

    /** By type. Of a type that several have, none: the bundle has a word for that. */
    private static Map<String, StageProvider> providers() {
        Map<String, StageProvider> byType = new HashMap<>();
        // In a task, the class loader of the job; it is the one of this class too, unless logclf is in the cluster's
        // lib.
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
                // The bundle finds it too, and says so if it needs it.
            }
        }
    }

    /** A provider that notes what it opens. */
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
