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
 * A lock that a process has on a file of its own for as long as it runs, however it ends: the operating
 * system releases it with the process. So others can tell what a killed process has left behind from
 * what a running one still needs. It excludes nobody from writing.
 *
 * <p>Where the file system has no locks, nothing counts as left behind: a file too many is harmless,
 * one that is deleted while it is written is not. Safe for concurrent use.
 */
public final class WriterLock {

    /**
     * The byte that is locked, far behind any content: Windows keeps others from reading what is
     * locked.
     */
    private static final long PLACE = Long.MAX_VALUE - 1;

    /**
     * A file is made before it is locked, and unlocked before it is renamed; within this time it is
     * left alone.
     */
    private static final Duration MIN_AGE = Duration.ofMinutes(1);

    /**
     * The files of this process. On POSIX systems, a process loses all its locks on a file when it
     * closes any channel of it, so its own are not opened to look.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private WriterLock() {}

    /**
     * Locks a file until its channel is closed. Never fails: without a lock it works as well, and
     * others leave the file alone.
     *
     * @param file the path under which others may find it
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

    /** Declares that this process does not need the file any more. Its channel must be closed before. */
    public static void release(Path file) {
        OWN.remove(file.toAbsolutePath());
    }

    /**
     * Tells whether a file is left behind: it is a regular file, older than a minute, and no process
     * holds it. False if that cannot be found out.
     */
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
