package io.logclf.io;

import io.logclf.io.detect.FormatGuess;
import io.logclf.io.input.HeadInput;
import io.logclf.io.input.Limits;
import io.logclf.io.input.LineCutter;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.PortionReader;
import io.logclf.io.input.RowCutter;
import io.logclf.io.json.JsonCutter;
import io.logclf.io.json.JsonFields;
import io.logclf.io.json.JsonLine;
import io.logclf.io.lines.DockerLines;
import io.logclf.io.lines.EntryCutter;
import io.logclf.io.lines.EventLines;
import io.logclf.io.lines.W3cCutter;
import io.logclf.io.prefix.Continuations;
import io.logclf.io.prefix.LineFormat;
import io.logclf.io.prefix.LineParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Makes a reader of an input: chooses what cuts its bytes into rows ({@link RowCutter}) and what parses
 * these ({@link RowFormat}). This is the only place that knows which belong together:
 *
 * <table>
 * <caption>Formats and their parts</caption>
 * <tr><th>format</th><th>cut by</th><th>parsed by</th></tr>
 * <tr><td>csv</td><td>CsvCutter, in the CsvReader</td><td>CsvLogs</td></tr>
 * <tr><td>jsonl</td><td>LineCutter</td><td>JsonLogs</td></tr>
 * <tr><td>jsonl, written by Docker</td><td>EntryCutter with DockerLines</td><td>DockerLogs</td></tr>
 * <tr><td>json</td><td>JsonCutter</td><td>JsonLogs</td></tr>
 * <tr><td>w3c</td><td>W3cCutter</td><td>W3cLogs</td></tr>
 * <tr><td>windows-event</td><td>EntryCutter with EventLines</td><td>EventLogs</td></tr>
 * <tr><td>lines</td><td>LineCutter</td><td>LineLogs.Plain</td></tr>
 * <tr><td>a prefix's format</td><td>EntryCutter with Continuations</td><td>TextLogs</td></tr>
 * </table>
 *
 * <p>Made for one input.
 */
final class FormatOpening {

    private final LogReader.Builder options;
    private final String name;
    private final Limits limits = Limits.forHeap(Runtime.getRuntime().maxMemory());

    FormatOpening(LogReader.Builder options, String name) {
        this.options = options;
        this.name = name;
    }

    /**
     * Opens an input. The reader closes it; if this method throws, the caller does.
     *
     * @param in its text in UTF-8
     * @param format what it is; for {@link LogFormat#AUTO}, the first lines are read to find out
     * @throws InputException if it does not begin as the format does, or lacks a column
     * @throws IOException if it cannot be read
     */
    LogReader open(InputStream in, LogFormat format) throws IOException {
        return switch (format.name()) {
            case "auto" -> guessed(HeadInput.of(in, name));
            case "csv" -> table(CsvReader.of(in, name, options.delimiter, options.tolerance, options.given()));
            case "jsonl" -> jsonLines(HeadInput.of(in, name), json(format, description(in)));
            case "json" -> rows(in, new JsonCutter(name, limits), json(format, objectDescription(in)));
            case "w3c" -> rows(in, new W3cCutter(name, limits), new W3cLogs(options.source, options.carried));
            case "windows-event" ->
                rows(
                        in,
                        new EntryCutter(name, limits, new EventLines()),
                        new EventLogs(options.source, options.carried));
            case "lines" -> rows(in, new LineCutter(name, limits), new LineLogs.Plain(options.source, options.carried));
            default -> text(in, LineParser.of(LineFormat.named(format.name()).orElseThrow()));
        };
    }

    /** Opens what the first lines show; a format of lines comes with the parser that was found by them. */
    private LogReader guessed(HeadInput in) throws IOException {
        FormatGuess guess = FormatGuess.of(in, name, fields().messages(), options.given());
        return guess.parser().isPresent() ? text(in, guess.parser().get()) : open(in, guess.format());
    }

    /** The rows that were parsed together with the header come first. */
    private LogReader table(CsvReader reader) {
        CsvLogs logs = CsvLogs.of(reader, options);
        return new LogReader(reader.name(), reader.portions(), logs, logs.rows(reader.parsed()));
    }

    private LogReader text(InputStream in, LineParser parser) {
        return rows(
                in,
                new EntryCutter(name, limits, new Continuations(parser.format())),
                new TextLogs(parser, options.source, options.carried));
    }

    /** Docker's lines are recognized by the first object. */
    private LogReader jsonLines(HeadInput in, JsonLogs json) {
        return first(in).filter(fields()::isDocker).isPresent()
                ? rows(in, new EntryCutter(name, limits, new DockerLines()), new DockerLogs(json))
                : rows(in, new LineCutter(name, limits), json);
    }

    private LogReader rows(InputStream in, RowCutter cutter, RowFormat format) {
        PortionReader portions = new PortionReader(name, in, cutter, limits, false);
        return new LogReader(name, portions, format, new ParsedRows<>(List.of(), null));
    }

    /**
     * Where a label is wanted, a line that is no object is an error by default: a row less would change
     * what is learned or measured.
     */
    private JsonLogs json(LogFormat format, Optional<String> description) {
        boolean strict = !options.labels.isEmpty() && options.tolerance == Tolerance.USUAL;
        return new JsonLogs(
                name,
                format,
                fields(),
                options.carried,
                options.labels,
                strict ? Tolerance.STRICT : options.tolerance,
                description);
    }

    private JsonFields fields() {
        return JsonFields.of(options.messageNames, options.severityName, options.sourceName);
    }

    /**
     * For a person, and only if the first lines may be read: otherwise the format was given, and needs
     * no description.
     */
    private Optional<String> description(InputStream in) {
        return in instanceof HeadInput head ? first(head).flatMap(fields()::description) : Optional.empty();
    }

    /** The object in the first line that is not blank; empty if it is none. */
    private static Optional<JsonLine> first(HeadInput in) {
        return in.lines().stream().filter(line -> !line.isBlank()).findFirst().flatMap(JsonLine::ifObject);
    }

    /**
     * Describes an input whose lines are no objects of their own: that, and the fields of the first
     * object.
     */
    private Optional<String> objectDescription(InputStream in) {
        return in instanceof HeadInput head
                ? Optional.of("JSON objects"
                        + JsonCutter.first(head.head())
                                .flatMap(JsonLine::ifObject)
                                .map(fields()::taken)
                                .orElse(""))
                : Optional.empty();
    }
}
