package io.logclf.appender;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Promise;
import io.logclf.bundle.Bundle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the bundle that the configuration of an appender names: a folder, or a bundle on the class path. */
public final class PipelineFactory {

    /** Prefix of the name of a bundle on the class path. */
    public static final String CLASS_PATH = "classpath:";

    /** The bundle of the artifact {@code logclf-default}. */
    public static final String DEFAULT_BUNDLE = CLASS_PATH + "logclf-default";

    private PipelineFactory() {}

    /**
     * Returns a supplier that opens the bundle, each time it is called, for {@link LabelQueue}. The promise is checked at once, so that
     * a mistake in the configuration shows at the start; the bundle is loaded by the supplier, which throws what loading throws.
     *
     * @param bundle a folder, or {@code classpath:NAME}
     * @param promise how sure stages must be before they decide, such as {@code balanced}; empty for the bundle's own
     * @throws IllegalArgumentException if there is no promise of that name
     */
    public static Supplier<ClassificationPipeline> of(String bundle, Optional<String> promise) {
        Optional<Promise> named = promise.map(name -> Promise.of(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "promise must be one of " + Arrays.toString(Promise.values()) + ": " + name)));
        return () -> {
            Bundle found = bundle.startsWith(CLASS_PATH)
                    ? Bundle.onClassPath(bundle.substring(CLASS_PATH.length()))
                    : Bundle.load(Path.of(bundle));
            return named.map(found::withPromise).orElse(found).pipeline();
        };
    }
}
