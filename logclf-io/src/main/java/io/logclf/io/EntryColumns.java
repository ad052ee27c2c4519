package io.logclf.io;

import io.logclf.api.LogEntry;

/** The two columns that make a log entry: where it came from and what it says. Immutable. */
public final class EntryColumns {

    /** The name of the source column unless another is given. */
    public static final String SOURCE = "source";

    /** The name of the message column unless another is given. */
    public static final String MESSAGE = "log_message";

    private final CsvColumn source;
    private final CsvColumn message;

    private EntryColumns(CsvColumn source, CsvColumn message) {
        this.source = source;
        this.message = message;
    }

    /**
     * Finds the columns {@value #SOURCE} and {@value #MESSAGE}.
     *
     * @throws InputException if one of them is missing, or there twice
     */
    public static EntryColumns of(CsvReader reader) {
        return of(reader, SOURCE, MESSAGE);
    }

    /**
     * Finds columns with other names.
     *
     * @throws InputException if one of them is missing, or there twice
     */
    public static EntryColumns of(CsvReader reader, String sourceColumn, String messageColumn) {
        return new EntryColumns(
                CsvColumn.required(reader, sourceColumn, "source"),
                CsvColumn.required(reader, messageColumn, "message"));
    }

    /** Returns the row's entry; what a short row lacks is empty text. */
    public LogEntry entry(CsvRow row) {
        return new LogEntry(source.cell(row), message.cell(row));
    }
}
