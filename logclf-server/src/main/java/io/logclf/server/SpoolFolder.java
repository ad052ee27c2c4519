package io.logclf.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder of the server's own in which uploads are kept while they are worked on. Safe for concurrent use. */
final class SpoolFolder implements Closeable {

    private final Path folder;
    private final AtomicInteger open = new AtomicInteger();

    private SpoolFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes a folder that only this user may read in {@code parent}. */
    static SpoolFolder in(Path parent) throws IOException {
        return new SpoolFolder(Files.createTempDirectory(parent, "logclf-serve-"));
    }

    /** Makes an empty file. */
    Spool newSpool() throws IOException {
        Spool spool = Spool.open(Files.createTempFile(folder, "upload-", ".tmp"), open::decrementAndGet);
        open.incrementAndGet();
        return spool;
    }

    /** How many files are open. */
    int open() {
        return open.get();
    }

    Path path() {
        return folder;
    }

    /** Deletes the folder with what is left in it. */
    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
