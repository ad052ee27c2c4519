package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of an input: the entry to classify, together with all that a {@link LabelWriter} needs to write
 * the row back unchanged: the cells of a table, the text of a JSON object, or the bytes of lines.
 * Immutable.
 *
 * <p>A row is not the same as a line: a quoted cell, an object or a stack trace may have several. A row
 * keeps the portion's bytes in memory if it is one of lines, so programs that collect entries should
 * keep the entries and not the rows.
 */
public abstract sealed class LogRow permits CsvLogs.Row, JsonRow, PlainRow {

    private final long line;
    private final Optional<LogEntry> entry;
    private final String time;

    /**
     * @param entry null if there is nothing to classify
     * @param time as it stands in the row; empty where there is none
     */
    LogRow(long line, @Nullable LogEntry entry, String time) {
        this.line = line;
        this.entry = Optional.ofNullable(entry);
        this.time = time;
    }

    /** Returns the line of the input where the row begins, counted from 1. */
    public final long line() {
        return line;
    }

    /** Returns what is to be classified; empty for a row without a message, such as an empty line. */
    public final Optional<LogEntry> entry() {
        return entry;
    }

    /** Returns the time as it stands in the row; empty where there is none. */
    public final String time() {
        return time;
    }

    /** Returns the label of the column or field that {@link LogReader.Builder#label} names; empty where there is none. */
    public String label() {
        return "";
    }

    /**
     * Returns the text of a row without an entry, as a message; empty where there is nothing but a
     * blank line.
     */
    String text() {
        return "";
    }

    /**
     * Returns what the row tells by itself under the names {@code time} and {@code severity}; empty
     * text for all other names.
     */
    final String known(String name) {
        return switch (name) {
            case EntryTable.TIME -> time();
            case EntryColumns.SEVERITY -> entry().map(EntryTable::severity).orElse("");
            default -> "";
        };
    }

    /**
     * Tells whether it is no row but the text behind the last one, such as the closing bracket of an
     * array, which only the input's own form keeps.
     */
    boolean isRest() {
        return false;
    }

    /** Returns the values of the fields that {@link LogReader.Builder#carry} names, in its order; empty text where there is none. */
    public abstract List<String> carried();
}
