package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a bundle is: in a folder on disk, which may change, or on the class path, which does not. {@code toString}
 * names the place in messages. Immutable and safe for concurrent use.
 */
interface BundlePlace {

    /**
     * Reads the bundle, all of it from one state.
     *
     * @param reading reads everything it needs from the folder it is given, which is accessible until it returns; may
     *     be called several times, if the folder changes while it reads, and must return nothing that reads later
     * @throws BundleException if the bundle is absent, or {@code reading} throws it
     */
    <T> Read<T> read(Function<Path, T> reading);

    /** Returns the folder on disk; empty if there is none. */
    Optional<Path> folder();

    /**
     * What was read, and the state of the folder that it was read from.
     *
     * @param state equal to a later one if the bundle has not changed since
     */
    record Read<T>(T value, BundleState state) {}

    /**
     * A pipeline, and what is known of the bundle it was opened from; both are of one state of the folder.
     *
     * @param pipeline the caller's to close
     * @param facts as they were when the pipeline was opened
     */
    record LoadedPipeline(ClassificationPipeline pipeline, BundleFacts facts) {}
}
