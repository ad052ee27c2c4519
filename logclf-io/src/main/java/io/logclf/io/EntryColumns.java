package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.detect.EventTable;
import io.logclf.io.detect.UsualNames;
import io.logclf.io.prefix.Severities;
import java.util.List;
import java.util.Optional;

/**
 * The columns that make a log entry: where it came from, what it says and, if there is such a column,
 * how serious it is. Immutable.
 *
 * <p>Where a name is left at its standard and the table has no such column, the usual names of others
 * are tried ({@code message}, {@code level}, {@code logger} and the like), so that most tables need no
 * settings. Only the message must be there.
 */
public final class EntryColumns {

    /** The name of the source column unless another is given. */
    public static final String SOURCE = "source";

    /** The name of the message column unless another is given. */
    public static final String MESSAGE = "log_message";

    /** The name of the severity column unless another is given; a table need not have it. */
    public static final String SEVERITY = "severity";

    private final Optional<CsvColumn> source;
    private final CsvColumn message;
    private final Optional<CsvColumn> severity;
    private final Optional<CsvColumn> time;

    private EntryColumns(
            Optional<CsvColumn> source, CsvColumn message, Optional<CsvColumn> severity, Optional<CsvColumn> time) {
        this.source = source;
        this.message = message;
        this.severity = severity;
        this.time = time;
    }

    /**
     * Finds the columns {@value #SOURCE} and {@value #MESSAGE}, or what they are usually called where they are absent. There need not be a
     * source.
     *
     * @throws InputException if there is no message, or a column twice
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

    /**
     * A name other than the standard is meant as it is: its column must be there, except that of the
     * severity.
     */
    static EntryColumns of(CsvReader reader, String sourceColumn, String messageColumn, String severityColumn) {
        Optional<CsvColumn> message = messageColumn.equals(MESSAGE) ? usualMessage(reader) : Optional.empty();
        boolean noSource = sourceColumn.equals(SOURCE) && CsvColumn.isAbsent(reader, SOURCE);
        Optional<CsvColumn> source = noSource
                ? other(reader, SOURCE, UsualNames.SOURCES)
                : Optional.of(CsvColumn.required(reader, sourceColumn, "source"));
        Optional<CsvColumn> severity =
                severityColumn.equals(SEVERITY) ? other(reader, SEVERITY, UsualNames.SEVERITIES) : Optional.empty();
        return new EntryColumns(
                source,
                message.orElseGet(() -> CsvColumn.required(reader, messageColumn, "message")),
                severity.or(() -> CsvColumn.single(reader, severityColumn)),
                first(reader, UsualNames.TIMES));
    }

    /** The message under a usual name, or where the Event Viewer has it. */
    private static Optional<CsvColumn> usualMessage(CsvReader reader) {
        Optional<CsvColumn> usual = other(reader, MESSAGE, UsualNames.MESSAGES);
        List<String> header = reader.header().stream().map(String::strip).toList();
        return usual.isEmpty() && EventTable.isHeader(header) ? Optional.of(CsvColumn.behindHeader(reader)) : usual;
    }

    /** Finds a column by a usual name where the standard one is absent. */
    private static Optional<CsvColumn> other(CsvReader reader, String standard, List<String> usual) {
        return CsvColumn.isAbsent(reader, standard) ? first(reader, usual) : Optional.empty();
    }

    /** The first of the names that exactly one column has. */
    private static Optional<CsvColumn> first(CsvReader reader, List<String> usual) {
        return UsualNames.columns(usual).stream()
                .flatMap(name -> CsvColumn.single(reader, name).stream())
                .findFirst();
    }

    /** Returns the row's entry; what a short row lacks is empty text. */
    public LogEntry entry(CsvRow row) {
        return new LogEntry(
                source.map(column -> column.cell(row)).orElse(""),
                message.cell(row),
                severity.map(column -> Severities.of(column.cell(row))).orElse(Severity.UNKNOWN));
    }

    /** Returns the row's time as it stands there; empty text where there is no such column. */
    String time(CsvRow row) {
        return time.map(column -> column.cell(row)).orElse("");
    }

    /**
     * Returns how many cells a complete row has: those of the header, and the message if it stands
     * behind them.
     */
    int count(CsvReader reader) {
        return Math.max(reader.header().size(), message.index() + 1);
    }
}
