package io.logclf.io;

import io.logclf.api.LogclfException;
import java.util.Objects;

/**
 * An input that cannot be read in its format, or whose columns or fields do not fit.
 *
 * <p>The message is one line for a person, {@code FILE:LINE: what is wrong; remedy}, and holds no text of a log message. It speaks of
 * columns, fields and lines; a program that lets people choose them by options or parameters appends which one helps, by {@link #fault}.
 */
public final class InputException extends LogclfException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final long line;
    private final Fault fault;

    /** What is at fault, as far as a setting of the reader or writer can help. */
    public enum Fault {
        /** The content; no setting helps. */
        CONTENT,
        /** The lines do not look like the format. */
        FORMAT,
        /** A table has bytes that are not UTF-8. */
        ENCODING,
        /** Quotes of a table are wrong: where its rows end is not clear. */
        QUOTES,
        /** A quoted cell of a table holds many lines that look like rows. */
        ROWS_IN_CELL,
        /** The cells of a table seem to be separated by another delimiter. */
        DELIMITER,
        /** The input has more bytes than {@link LogReader.Builder#maxBytes} allows. */
        TOO_LARGE,
        /** There is no column or field of the source's name. */
        SOURCE_NAME,
        /** There is no column or field of the message's name. */
        MESSAGE_NAME,
        /** There is no column of another name that was given. */
        OTHER_NAME,
        /** The label's column or field is there already. */
        LABEL_PRESENT
    }

    /**
     * Makes an exception.
     *
     * <p>The fault is {@link Fault#CONTENT}.
     *
     * @param name what messages call the input, such as its path
     * @param line the line, counted from 1, or 0 if the problem is with the input as a whole
     * @param problem what is wrong and what helps, without a full stop
     */
    public InputException(String name, long line, String problem) {
        this(name, line, problem, Fault.CONTENT);
    }

    /**
     * Makes an exception.
     *
     * @param name what messages call the input, such as its path
     * @param line the line, counted from 1, or 0 if the problem is with the input as a whole
     * @param problem what is wrong and what helps, without a full stop
     * @param fault what is at fault
     */
    public InputException(String name, long line, String problem, Fault fault) {
        super((line > 0 ? name + ":" + line : Objects.requireNonNull(name, "name")) + ": " + problem);
        this.name = name;
        this.line = line;
        this.fault = fault;
    }

    /** Returns the input's name as it was given to the reader. */
    public String name() {
        return name;
    }

    /** Returns the line, counted from 1, or 0 if the problem is with the input as a whole. */
    public long line() {
        return line;
    }

    /** Returns what is at fault, for programs that append the option or parameter which helps. */
    public Fault fault() {
        return fault;
    }
}
