package io.logclf.server.upload;

import io.logclf.io.EntryColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.RecordReader;
import io.logclf.io.Tolerance;
import io.logclf.server.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * How what was sent is read: what the options of the command line say, as query parameters.
 * Immutable.
 *
 * @param format what it is; empty if the address or its type tells
 * @param source of all messages of plain lines; empty to take what their prefix tells
 * @param sourceColumn column or field with the source
 * @param messageColumn column or field with the message
 * @param delimiter what is between the cells of a table; empty to find it
 * @param tolerance what becomes of rows that are not of their format
 * @param maxBytes the most bytes, also after they are unpacked: a small gzip file can hold a very
 *     large one
 */
public record ReadOptions(
        Optional<LogFormat> format,
        String source,
        String sourceColumn,
        String messageColumn,
        Optional<Character> delimiter,
        Tolerance tolerance,
        long maxBytes) {

    /**
     * Reads the query parameters.
     *
     * @param maxBytes the most bytes that are taken
     * @throws Problem with status 400 if one of them is wrong
     */
    public static ReadOptions of(Parameters parameters, long maxBytes) {
        return new ReadOptions(
                given(parameters, "format").map(ReadOptions::format),
                parameters.text("source", ""),
                parameters.text("sourceColumn", EntryColumns.SOURCE),
                parameters.text("messageColumn", EntryColumns.MESSAGE),
                given(parameters, "delimiter").map(ReadOptions::delimiter),
                tolerance(parameters.flag("lenient"), parameters.flag("strict")),
                maxBytes);
    }

    /**
     * Returns the builder of a reader.
     *
     * @param usual the format unless the request gives another
     */
    public LogReader.Builder reader(LogFormat usual) {
        LogReader.Builder reader = LogReader.builder(format.orElse(usual))
                .source(source)
                .sourceName(sourceColumn)
                .messageName(messageColumn)
                .tolerance(tolerance)
                .maxBytes(maxBytes);
        return delimiter.map(reader::delimiter).orElse(reader);
    }

    /** Returns a reader of JSON objects, each by itself. */
    public RecordReader records() {
        return RecordReader.of(LogFormat.JSONL, sourceColumn, messageColumn, List.of());
    }

    private static Optional<String> given(Parameters parameters, String name) {
        return Optional.of(parameters.text(name, "")).filter(text -> !text.isEmpty());
    }

    private static LogFormat format(String name) {
        try {
            return LogFormat.of(name);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "the parameter format: " + e.getMessage());
        }
    }

    private static Tolerance tolerance(boolean lenient, boolean strict) {
        if (lenient && strict) {
            throw Problem.of(400, "the parameters lenient and strict exclude each other");
        }
        return Tolerance.of(lenient, strict);
    }

    private static char delimiter(String text) {
        try {
            return LogFormat.delimiter(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "the parameter delimiter: " + e.getMessage());
        }
    }
}
