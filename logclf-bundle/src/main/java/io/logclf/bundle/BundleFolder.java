package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.FileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A bundle in a folder on disk, which may be replaced while it is being read. */
record BundleFolder(Path path) implements BundlePlace {

    private static final int ATTEMPTS = 10;
    /** Attempts to read while saves go on. */
    private static final int FREE_ATTEMPTS = 3;

    BundleFolder {
        Objects.requireNonNull(path, "folder");
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(path);
    }

    /** Reads until the folder was the same before and after, so that nothing is of two bundles. */
    @Override
    public <T> Read<T> read(Function<Path, T> reading) {
        for (int attempt = 1; ; attempt++) {
            // Saves may come faster than one can read; in the end they wait.
            BundleSave.Hold hold = attempt > FREE_ATTEMPTS ? BundleSave.hold(path) : BundleSave.Hold.NONE;
            try (hold) {
                Optional<Read<T>> read = attempt(reading, attempt == ATTEMPTS);
                if (read.isPresent()) {
                    return read.get();
                }
            }
            if (attempt == ATTEMPTS) {
                throw new BundleException(path + ": changes while it is being read, " + ATTEMPTS
                        + " times in a row; copy it to a place of its own and load that");
            }
        }
    }

    /** Reads once; empty if the folder was replaced in the meantime. */
    private <T> Optional<Read<T>> attempt(Function<Path, T> reading, boolean last) {
        FolderIdentity identityBefore = FolderIdentity.of(path);
        BundleState before = BundleState.of(path);
        T value;
        try {
            value = readOnce(reading);
        } catch (BundleException | FileException e) {
            // After one save comes the next, perhaps, and again there is no bundle for a moment.
            boolean waited = BundleSave.awaitOthers(path);
            if (last || (!waited && isAsBefore(identityBefore, before))) {
                throw e;
            }
            return Optional.empty();
        }
        if (isAsBefore(identityBefore, before)) {
            return Optional.of(new Read<>(value, before));
        }
        if (value instanceof ClassificationPipeline pipeline) {
            pipeline.close();
        } else if (value instanceof Loaded loaded) {
            loaded.pipeline().close();
        }
        return Optional.empty();
    }

    private <T> T readOnce(Function<Path, T> reading) {
        if (!Files.isDirectory(path)) {
            throw BundleSave.absent(path);
        }
        return reading.apply(path);
    }

    /** A folder replaced by one of the same content is another one: there may have been none, or a third, between the two. */
    private boolean isAsBefore(FolderIdentity identityBefore, BundleState before) {
        return BundleState.of(path).equals(before) && FolderIdentity.of(path).equals(identityBefore);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
