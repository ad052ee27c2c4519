package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.util.Optional;

/**
 * The columns that make a log entry: where it came from, what it says and, if there is such a column, how serious it is. Immutable.
 */
public final class EntryColumns {

    /** The name of the source column unless another is given. */
    public static final String SOURCE = "source";

    /** The name of the message column unless another is given. */
    public static final String MESSAGE = "log_message";

    /** The name of the severity column unless another is given; a table need not have it. */
    public static final String SEVERITY = "severity";

    private final CsvColumn source;
    private final CsvColumn message;
    private final Optional<CsvColumn> severity;

    private EntryColumns(CsvColumn source, CsvColumn message, Optional<CsvColumn> severity) {
        this.source = source;
        this.message = message;
        this.severity = severity;
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
        return of(reader, sourceColumn, messageColumn, SEVERITY);
    }

    static EntryColumns of(CsvReader reader, String sourceColumn, String messageColumn, String severityColumn) {
        return new EntryColumns(
                CsvColumn.required(reader, sourceColumn, "source"),
                CsvColumn.required(reader, messageColumn, "message"),
                CsvColumn.single(reader, severityColumn));
    }

    /** Returns the row's entry; what a short row lacks is empty text. */
    public LogEntry entry(CsvRow row) {
        Severity known = severity.isEmpty()
                ? Severity.UNKNOWN
                : Severity.of(severity.get().cell(row));
        return new LogEntry(source.cell(row), message.cell(row), known);
    }
}
