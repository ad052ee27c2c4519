package io.logclf.api;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file or folder that does not exist, may not be used, cannot be read or cannot be written: the same exception wherever it
 * happens. What is wrong inside a file is reported by the exception for that kind of file. {@link #getCause()} is the I/O
 * exception, whose reason the message includes: the messages of {@link FileSystemException} alone are mostly just the path.
 */
public final class FileException extends LogclfException {

    private static final long serialVersionUID = 1L;

    /** Transient, since paths are not serializable. */
    private final transient Path file;

    private FileException(Path file, String problem, IOException cause) {
        super(file + ": " + problem, cause);
        this.file = file;
    }

    /** Returns the exception for a file that could not be read. */
    public static FileException reading(Path file, IOException cause) {
        return of(file, "cannot be read", cause);
    }

    /** Returns the exception for a file or folder that could not be written. */
    public static FileException writing(Path file, IOException cause) {
        return of(file, "cannot be written", cause);
    }

    /** Returns the file or folder: the one that the operating system named, if it did, which may be a folder on the way to it. */
    public Path file() {
        return file;
    }

    private static FileException of(Path file, String what, IOException cause) {
        Path place =
                cause instanceof FileSystemException told && told.getFile() != null ? Path.of(told.getFile()) : file;
        if (cause instanceof NoSuchFileException) {
            return new FileException(place, "there is no such file", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new FileException(place, "no permission; try chmod, or another user", cause);
        }
        return new FileException(place, what + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException told ? told.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(reason, cause.getClass().getSimpleName());
    }
}
