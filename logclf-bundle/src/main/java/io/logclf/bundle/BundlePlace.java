package io.logclf.bundle;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where a bundle lies; its text says it in messages. Immutable and safe for concurrent use. */
interface BundlePlace {

    /**
     * Reads the bundle.
     *
     * @param reading reads everything from the folder it is given, which is there until it returns
     * @throws BundleException if the bundle is absent, or {@code reading} throws it
     */
    <T> Read<T> read(Function<Path, T> reading);

    /** Returns the folder on disk; empty if there is none. */
    Optional<Path> folder();

    /** Something that was read, and the state of the folder that it was read from. */
    record Read<T>(T value, BundleState state) {}
}
