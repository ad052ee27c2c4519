package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of an input: the entry to classify, together with all that a {@link LabelWriter} needs to write the row back unchanged.
 * Immutable.
 */
public abstract sealed class LogRow permits CsvLogs.Row, JsonRow, PlainRow {

    private final long line;
    private final Optional<LogEntry> entry;

    LogRow(long line, @Nullable LogEntry entry) {
        this.line = line;
        this.entry = Optional.ofNullable(entry);
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
    public String time() {
        return "";
    }

    /** Returns the label of the column or field that {@link LogReader.Builder#label} names; empty where there is none. */
    public String label() {
        return "";
    }

    /** Returns the text of a row without an entry; empty where there is none but a blank line. */
    String text() {
        return "";
    }

    /** Returns what the row tells by itself under the names that a table of entries has; empty text for all other names. */
    final String known(String name) {
        return switch (name) {
            case EntryTable.TIME -> time();
            case EntryColumns.SEVERITY -> entry().map(EntryTable::severity).orElse("");
            default -> "";
        };
    }

    /** Tells whether it is no row but the text behind the last one, which only the input's own form keeps. */
    boolean isRest() {
        return false;
    }

    /** Returns the values of the fields that {@link LogReader.Builder#carry} names, in its order; empty text where there is none. */
    public abstract List<String> carried();
}
