package io.logclf.bundle;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A bundle in a folder on disk, which may be replaced while it is being read.
 *
 * <p>Nothing may be read half from one bundle and half from another: rules of the old with thresholds of the new would
 * label wrongly without an error. So the folder is read, and read again if it was not the same before and after. A lock
 * would be simpler, but bundles are also replaced by {@code cp}, {@code rsync} and Kubernetes, which take none.
 *
 * @param path as it was given; relative paths stay relative, in messages too
 */
record BundleFolder(Path path) implements BundlePlace {

    private static final int ATTEMPTS = 10;
    /** Attempts before saves are made to wait. */
    private static final int FREE_ATTEMPTS = 3;

    BundleFolder {
        Objects.requireNonNull(path, "folder");
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(path);
    }

    /**
     * Reads until the folder was the same before and after.
     *
     * @throws BundleException if the folder is absent, the last attempt found it changed, too, or {@code reading}
     *     throws it
     */
    @Override
    public <T> Read<T> read(Function<Path, T> reading) {
        for (int attempt = 1; ; attempt++) {
            // Saves may come faster than a bundle can be read; after a few attempts they have to wait.
            SaveHold hold = attempt > FREE_ATTEMPTS ? SaveHold.on(path) : SaveHold.NONE;
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

    /** Reads once; empty if the folder was replaced in the meantime, after closing what was opened from it. */
    private <T> Optional<Read<T>> attempt(Function<Path, T> reading, boolean last) {
        FolderIdentity identityBefore = FolderIdentity.of(path);
        BundleState before = BundleState.of(path);
        T value;
        try {
            value = readOnce(reading);
        } catch (BundleException | FileException e) {
            // An error counts only if the folder has not changed: between the renames of a save there is no bundle.
            boolean waited = SaveHold.awaitOthers(path);
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
        } else if (value instanceof LoadedPipeline loaded) {
            loaded.pipeline().close();
        }
        return Optional.empty();
    }

    private <T> T readOnce(Function<Path, T> reading) {
        if (!Files.isDirectory(path)) {
            throw absent();
        }
        return reading.apply(path);
    }

    /**
     * Returns the exception for a bundle that is not there, which tells where a killed save has left the one before.
     */
    private BundleException absent() {
        if (Files.exists(path)) {
            return new BundleException(path + ": is no folder; name the folder that holds pipeline.yaml");
        }
        Path old = new SavePaths(path.toAbsolutePath().normalize()).old();
        return new BundleException(path + ": no such folder"
                + (Files.exists(old)
                        ? "; a save was killed there, and what was there before is now " + old
                                + ": rename that, or save again"
                        : ""));
    }

    /**
     * A folder replaced by one of the same content is another one: there may have been none, or a third, between the
     * two.
     */
    private boolean isAsBefore(FolderIdentity identityBefore, BundleState before) {
        return BundleState.of(path).equals(before) && FolderIdentity.of(path).equals(identityBefore);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /**
     * Which folder is at a place, regardless of its content. The number of the file system alone would not tell, since
     * the number of a deleted folder is given to the next one; the times of creation and last change are compared as
     * well.
     *
     * @param text all that tells the folder from others, or why that cannot be known
     */
    private record FolderIdentity(String text) {

        /** Returns the identity of the folder at a place, or of that to which a link there leads. */
        static FolderIdentity of(Path folder) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
                return new FolderIdentity(
                        attributes.fileKey() + " " + attributes.creationTime() + " " + attributes.lastModifiedTime());
            } catch (IOException e) {
                return new FolderIdentity("unknown: " + e);
            }
        }
    }
}
