package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.io.EntryColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.RecordReader;
import io.logclf.io.Tolerance;
import java.util.List;
import java.util.Optional;

/**
 * How what was sent is read: what the options of the command line say, as query parameters.
 *
 * @param format what it is; empty if the address or its type tells
 * @param source of all messages of plain lines; empty to take what their prefix tells
 * @param sourceColumn column or field with the source
 * @param messageColumn column or field with the message
 * @param delimiter what is between the cells of a table; empty to find it
 * @param tolerance what becomes of rows that are not their format
 * @param maxBytes the most bytes, also after they are unpacked
 */
record ReadOptions(
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
     * @throws Problem with status 400 if one of them is wrong
     */
    static ReadOptions of(Context ctx, long maxBytes) {
        return new ReadOptions(
                given(ctx, "format").map(ReadOptions::format),
                Parameters.text(ctx, "source", ""),
                Parameters.text(ctx, "sourceColumn", EntryColumns.SOURCE),
                Parameters.text(ctx, "messageColumn", EntryColumns.MESSAGE),
                given(ctx, "delimiter").map(ReadOptions::delimiter),
                tolerance(Parameters.flag(ctx, "lenient"), Parameters.flag(ctx, "strict")),
                maxBytes);
    }

    /** @param usual the format unless another is given */
    LogReader.Builder reader(LogFormat usual) {
        LogReader.Builder reader = LogReader.builder(format.orElse(usual))
                .source(source)
                .sourceName(sourceColumn)
                .messageName(messageColumn)
                .tolerance(tolerance)
                .maxBytes(maxBytes);
        return delimiter.map(reader::delimiter).orElse(reader);
    }

    /** Reads JSON objects, each by itself. */
    RecordReader records() {
        return RecordReader.of(LogFormat.JSONL, sourceColumn, messageColumn, List.of());
    }

    private static Optional<String> given(Context ctx, String name) {
        return Optional.of(Parameters.text(ctx, name, "")).filter(text -> !text.isEmpty());
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
        return lenient ? Tolerance.LENIENT : strict ? Tolerance.STRICT : Tolerance.USUAL;
    }

    private static char delimiter(String text) {
        try {
            return LogFormat.delimiter(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "the parameter delimiter: " + e.getMessage());
        }
    }
}
