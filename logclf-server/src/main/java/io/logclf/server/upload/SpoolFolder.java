package io.logclf.server.upload;

import io.logclf.io.output.WriterLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A folder of the server's own in which uploads are kept while they are worked on. Only the
 * server's user may read it: uploads are logs. Safe for concurrent use.
 *
 * <p>A lock in it is held while the server runs. By that, a server that starts can tell folders of
 * servers that were killed from those of servers that run next to it, and deletes the former.
 */
public final class SpoolFolder implements Closeable {

    private static final String PREFIX = "logclf-serve-";
    /** Held as long as the server runs. */
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;
    private final AtomicInteger open = new AtomicInteger();

    private SpoolFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes a folder in {@code parent}, and deletes those that servers have left behind.
     *
     * @throws IOException if it cannot be made
     */
    public static SpoolFolder in(Path parent) throws IOException {
        deleteLeftBehind(parent);
        Path folder = Files.createTempDirectory(parent, PREFIX);
        Path file = folder.resolve(LOCK);
        FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        WriterLock.hold(file, lock);
        return new SpoolFolder(folder, lock);
    }

    /**
     * Returns a new, empty file, which the caller closes.
     *
     * @throws IOException if there is no room for it
     */
    public Spool newSpool() throws IOException {
        Spool spool = Spool.open(Files.createTempFile(folder, "upload-", ".tmp"), open::decrementAndGet);
        open.incrementAndGet();
        return spool;
    }

    /** Returns how many files are open, for metrics. */
    public int open() {
        return open.get();
    }

    /** Returns where the folder is. */
    public Path path() {
        return folder;
    }

    /** Deletes the folder with what is left in it. */
    @Override
    public void close() throws IOException {
        lock.close();
        WriterLock.release(folder.resolve(LOCK));
        delete(folder);
    }

    private static void deleteLeftBehind(Path parent) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : others) {
                if (WriterLock.isLeftBehind(other.resolve(LOCK))) {
                    delete(other);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another server that starts may delete them too; what stays lies there for another time.
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
