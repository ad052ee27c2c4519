package io.logclf.io.input;

import io.logclf.api.FileException;
import io.logclf.io.InputException;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that is read. Whatever fails about it is a {@link FileException} with the file's name and what
 * helps, also in the middle of reading, so that callers need not tell a failing disk from a failing
 * network stream.
 */
public final class LogFile extends FilterInputStream {

    private final Path file;

    private LogFile(Path file, InputStream in) {
        super(in);
        this.file = file;
    }

    /**
     * Tells whether the stream reads a regular file, which never waits for another program: {@code
     * available()} that is zero means its end there, and a pause in a pipe.
     */
    static boolean isRegular(InputStream in) {
        return in instanceof LogFile opened && Files.isRegularFile(opened.file);
    }

    /**
     * Opens the file. The caller closes the stream.
     *
     * @throws FileException if it is not there or may not be read
     * @throws InputException if it is a directory
     */
    public static InputStream open(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file.toString(), 0, "is a directory; give a file in it");
        }
        try {
            FileSystem system = file.getFileSystem();
            // It tells precisely what is wrong, which the stream does not; only the stream tells how much of a pipe is
            // there.
            system.provider().checkAccess(file, AccessMode.READ);
            boolean usual = system.equals(FileSystems.getDefault());
            return new LogFile(file, usual ? new FileInputStream(file.toFile()) : Files.newInputStream(file));
        } catch (AccessDeniedException e) {
            throw FileException.reading(file, e);
        } catch (IOException e) {
            throw FileException.reading(file, Files.exists(file) ? e : new NoSuchFileException(file.toString()));
        }
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    /**
     * Reads bytes of the file.
     *
     * @throws FileException if reading fails
     */
    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }
}
