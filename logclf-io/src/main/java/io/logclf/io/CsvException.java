package io.logclf.io;

import org.jspecify.annotations.Nullable;

/**
 * An input that cannot be read as CSV, or whose columns do not fit.
 *
 * <p>The message is one line for a person, {@code FILE:LINE: what is wrong; remedy}, and holds no text of a log message.
 */
public final class CsvException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final long line;

    CsvException(String name, long line, String problem) {
        this(name, line, problem, null);
    }

    CsvException(String name, long line, String problem, @Nullable Throwable cause) {
        super((line > 0 ? name + ":" + line : name) + ": " + problem, cause);
        this.name = name;
        this.line = line;
    }

    /** Returns the file's name as it was given to the reader. */
    public String name() {
        return name;
    }

    /** Returns the line, counted from 1, or 0 if the problem is with the file as a whole. */
    public long line() {
        return line;
    }
}
