package io.logclf.workbench.store;

import io.logclf.api.FileException;
import io.logclf.api.LogclfException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * The right to change a project, which one process has at a time: an exclusive lock on {@code project.lock} in its folder.
 *
 * <p>SQLite alone would let two processes write in turn, each with a state in memory that the other has made wrong. The operating
 * system frees the lock of a process that is killed, so that the file stays and needs no cleaning up.
 *
 * @param channel holds the lock while it is open
 */
public record ProjectLock(FileChannel channel) implements Closeable {

    private static final String FILE = "project.lock";

    /**
     * Creates the folder if it is absent, and locks it without waiting.
     *
     * @throws LogclfException if this or another process has it locked
     * @throws FileException if the folder cannot be written
     */
    public static ProjectLock on(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock held = channel.tryLock();
                if (held != null) {
                    return new ProjectLock(channel);
                }
            } catch (OverlappingFileLockException e) {
                // This very process has it.
            }
            channel.close();
            throw new LogclfException(folder + ": is open in another process; stop that one, or name another folder");
        } catch (IOException e) {
            throw FileException.writing(file, e);
        }
    }

    /** Returns what opening the project comes to; if it fails, others can open it. */
    public <T> T orReleased(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (RuntimeException e) {
            try {
                close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Lets others open the project. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
