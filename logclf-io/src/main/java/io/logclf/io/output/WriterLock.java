package io.logclf.io.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock that a process has on a file of its own for as long as it runs, however it ends: so others can tell what it has left
 * behind from what it still needs. Where the file system has no locks, nothing counts as left behind.
 */
public final class WriterLock {

    /** Far behind any content: Windows keeps others from what is locked. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    /** A file is made before it is locked. */
    private static final Duration MIN_AGE = Duration.ofMinutes(1);

    /** A process loses its lock when it closes the file that it has opened once more. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private WriterLock() {}

    /**
     * Locks a file until its channel is closed.
     *
     * @param channel open for writing
     */
    public static void hold(Path file, FileChannel channel) {
        OWN.add(file.toAbsolutePath());
        try {
            FileLock lock = channel.tryLock(PLACE, 1, false);
            assert lock == null || lock.isValid();
        } catch (IOException | OverlappingFileLockException e) {
            // Without a lock it works as well, and others leave it alone.
        }
    }

    /** Says that this process does not need the file any more. */
    public static void release(Path file) {
        OWN.remove(file.toAbsolutePath());
    }

    /** Tells whether a file is left behind: no process holds it, and it is older than a minute. */
    public static boolean isLeftBehind(Path file) {
        if (OWN.contains(file.toAbsolutePath()) || !isOld(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            FileLock lock = channel.tryLock(PLACE, 1, false);
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isOld(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(Instant.now().minus(MIN_AGE));
        } catch (IOException e) {
            return false;
        }
    }
}
