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

/** Makes a reader of an input: what cuts its bytes into rows, and what parses them. */
final class FormatOpening {

    private final LogReader.Builder options;
    private final String name;
    private final Limits limits = Limits.forHeap(Runtime.getRuntime().maxMemory());

    FormatOpening(LogReader.Builder options, String name) {
        this.options = options;
        this.name = name;
    }

    /**
     * Opens an input.
     *
     * @param in its text in UTF-8
     * @throws InputException if it does not begin as the format does, or lacks a column
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

    private LogReader guessed(HeadInput in) throws IOException {
        FormatGuess guess = FormatGuess.of(in, name, fields().messages(), options.given());
        return guess.parser().isPresent() ? text(in, guess.parser().get()) : open(in, guess.format());
    }

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

    private LogReader jsonLines(HeadInput in, JsonLogs json) {
        return first(in).filter(fields()::isDocker).isPresent()
                ? rows(in, new EntryCutter(name, limits, new DockerLines()), new DockerLogs(json))
                : rows(in, new LineCutter(name, limits), json);
    }

    private LogReader rows(InputStream in, RowCutter cutter, RowFormat format) {
        PortionReader portions = new PortionReader(name, in, cutter, limits, false);
        return new LogReader(name, portions, format, new ParsedRows<>(List.of(), null));
    }

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

    private Optional<String> description(InputStream in) {
        return in instanceof HeadInput head ? first(head).flatMap(fields()::description) : Optional.empty();
    }

    /** The object in the first line. */
    private static Optional<JsonLine> first(HeadInput in) {
        return in.lines().stream().filter(line -> !line.isBlank()).findFirst().flatMap(JsonLine::ifObject);
    }

    /** Tells that each line is not an object of its own, and the fields of the first object. */
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
