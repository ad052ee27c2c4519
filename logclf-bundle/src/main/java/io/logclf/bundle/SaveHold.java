package io.logclf.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps saves away from a bundle while it is read: between two renames of a save there is no bundle at its place for a
 * moment, and under frequent saves a reader might never see the same folder twice. Not safe for concurrent use; closed
 * by the thread that opened it.
 */
interface SaveHold extends AutoCloseable {

    /** Keeps nothing away. */
    SaveHold NONE = () -> {};

    /** Lets saves go on. */
    @Override
    void close();

    /**
     * Waits for a save under way to end, and keeps further ones away. Without a lock file, which the first save makes,
     * there is nothing to keep away; where the lock cannot be taken, the bundle is read as it is at this moment.
     */
    static SaveHold on(Path folder) {
        Path lockFile = new SavePaths(folder.toAbsolutePath().normalize()).lock();
        if (!Files.exists(lockFile) || SaveLock.isHeldHere()) {
            return NONE;
        }
        try {
            SaveLock lock = SaveLock.on(lockFile);
            return () -> {
                try {
                    lock.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        } catch (IOException cannotWait) {
            // The folder may not be writable for this process.
            return NONE;
        }
    }

    /**
     * Waits for a save under way if there is no bundle at its place.
     *
     * @return whether a save may have been the reason, and the bundle may be there now
     */
    static boolean awaitOthers(Path folder) {
        if (Files.exists(folder)) {
            return false;
        }
        SaveHold hold = on(folder);
        try (hold) {
            return hold != NONE;
        }
    }
}
