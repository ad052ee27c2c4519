package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.io.input.Portion;
import io.logclf.io.json.JsonFields;
import io.logclf.io.json.JsonLine;
import io.logclf.io.lines.EventLines;
import io.logclf.io.prefix.AnsiText;
import io.logclf.io.prefix.LineFormat;
import io.logclf.io.prefix.LineParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads records that come one by one, such as those of a message queue. Each is one entry: a JSON
 * object is its fields, text is the message behind its prefix, with the last cause of a stack trace. It
 * does for a record what {@link LogReader} does for a file, except that each record is looked at by
 * itself: no format is found from many lines, and no record belongs to another.
 *
 * <pre>{@code
 * RecordReader reader = RecordReader.of(LogFormat.AUTO);
 * reader.read("{\"level\":\"error\",\"msg\":\"disk full\"}").entry();   // ERROR, "disk full"
 * reader.read("10:15:02 [main] WARN c.e.Shop - slow").entry();          // WARN, c.e.Shop, "slow"
 * reader.read("disk full").entry();                                     // UNKNOWN, "disk full"
 * }</pre>
 *
 * <p>No record is refused: what is not as the format says is a message as it stands. Immutable to its
 * callers, safe for concurrent use.
 */
public final class RecordReader {

    private final LogFormat format;
    private final JsonFields fields;
    private final List<String> carried;
    /**
     * Parsers by format, built when they are needed: each indexes all patterns, and most programs write
     * one format.
     */
    private final Map<LineFormat, TextLogs> texts = new ConcurrentHashMap<>();

    private final EventLogs events;

    private RecordReader(LogFormat format, JsonFields fields, List<String> carried) {
        this.format = format;
        this.fields = fields;
        this.carried = List.copyOf(carried);
        this.events = new EventLogs("", this.carried);
    }

    /** Returns a reader that takes the usual fields of JSON objects, and carries none besides. */
    public static RecordReader of(LogFormat format) {
        return of(format, EntryColumns.SOURCE, EntryColumns.MESSAGE, List.of());
    }

    /**
     * Returns a reader.
     *
     * @param format what the records are; with {@link LogFormat#AUTO}, objects are JSON, and lines have what prefix they have
     * @param sourceName the field with the source; where it is the standard one, also what others usually call it
     * @param messageName the field with the message, likewise
     * @param carried fields whose values go into {@link LogRecord#carried}; {@code time} and {@code severity} are there by
     *     these names, whatever the record calls them
     * @throws IllegalArgumentException if the format is a table, as a record has no header
     */
    public static RecordReader of(LogFormat format, String sourceName, String messageName, List<String> carried) {
        Objects.requireNonNull(format, "format");
        if (format.equals(LogFormat.CSV) || format.equals(LogFormat.W3C)) {
            throw new IllegalArgumentException(
                    "a record has no header; expected jsonl, lines, auto or the name of a log but was '" + format
                            + "'");
        }
        return new RecordReader(
                format, JsonFields.of(List.of(messageName), EntryColumns.SEVERITY, sourceName), carried);
    }

    /**
     * Reads a record.
     *
     * @param text the record, which may end with a line break and have several lines
     * @throws NullPointerException if it is null
     */
    public LogRecord read(String text) {
        String record =
                Objects.requireNonNull(text, "text").endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        Optional<LogRecord> read =
                switch (format.name()) {
                    case "auto" -> json(record).or(() -> text(record));
                    case "jsonl", "json" -> json(record);
                    case "windows-event" -> text(events, "Windows event", record);
                    case "lines" -> Optional.empty();
                    default -> LineFormat.named(format.name()).flatMap(line -> text(line, record));
                };
        String message = format.equals(LogFormat.LINES) ? record : AnsiText.plain(record);
        return read.orElseGet(() -> new LogRecord(
                LogEntry.of(message),
                "",
                "",
                false,
                carried.stream().map(name -> "").toList()));
    }

    /** The fields of an object; empty if the record is none, or has no message. */
    private Optional<LogRecord> json(String record) {
        Optional<JsonLine> object = JsonLine.ifObject(record.stripLeading());
        return object.flatMap(fields::entry).map(entry -> {
            JsonLine json = object.get();
            JsonRow row = new JsonRow(1, "", json, entry, fields.time(json), carried, List.of(), "");
            return new LogRecord(entry, row.time(), fields.description(json).orElse("JSON"), true, row.carried());
        });
    }

    /**
     * The prefix of the first line decides how all of them are read. Text in no known format may still
     * have a stack trace behind it.
     */
    private Optional<LogRecord> text(String record) {
        int end = record.indexOf('\n');
        String first = end < 0 ? record : record.substring(0, end);
        if (EventLines.areEvents(record.lines().toList())) {
            return text(events, "Windows event", record);
        }
        return LineFormat.ofLine(first)
                .map(line -> text(line, record))
                .orElseGet(() -> end < 0 ? Optional.empty() : text(ofFormat(LineFormat.LEVEL), "", record));
    }

    private Optional<LogRecord> text(LineFormat line, String record) {
        return text(ofFormat(line), line.title(), record);
    }

    private TextLogs ofFormat(LineFormat line) {
        return texts.computeIfAbsent(line, key -> new TextLogs(LineParser.of(key), "", carried));
    }

    /** Parses the record as if it were a whole file of this form. */
    private static Optional<LogRecord> text(RowFormat form, String title, String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        List<LogRow> rows = form.parse(new Portion(bytes, 0, bytes.length, bytes.length, 1, Portion.Shape.FREE, null))
                .rows();
        return rows.isEmpty() ? Optional.empty() : rows.get(0).entry().map(entry -> record(rows, entry, title));
    }

    /**
     * Makes one record of all rows. Lines that would begin an entry of their own in a file are part of
     * the message here: the record is one.
     */
    private static LogRecord record(List<LogRow> rows, LogEntry first, String title) {
        String message = Stream.concat(
                        Stream.of(first.message()), rows.stream().skip(1).map(LogRow::text))
                .collect(Collectors.joining("\n"));
        LogRow row = rows.get(0);
        return new LogRecord(
                new LogEntry(first.source(), message, first.severity()), row.time(), title, false, row.carried());
    }
}
