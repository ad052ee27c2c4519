package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.io.detect.UsualNames;
import io.logclf.io.input.JsonPlace;
import io.logclf.io.input.Lines;
import io.logclf.io.input.OtherBytes;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.RowCount;
import io.logclf.io.input.Utf8;
import io.logclf.io.json.JsonFields;
import io.logclf.io.json.JsonLine;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JSON objects with fields that make an entry: one in each line, or wherever a {@link
 * io.logclf.io.json.JsonCutter} finds them. Where tolerated, what is no such object stays as it is,
 * without a label, and is counted; but if no row at the beginning of an input is one, the input has
 * another format, and the first of them is an error.
 *
 * <p>Safe for concurrent use: all that changes are the counts.
 */
final class JsonLogs implements RowFormat {

    /**
     * How many bytes decide whether an input is text at all. It is done for each bad line, so it must
     * not be the whole portion.
     */
    private static final int LOOK_FOR_TEXT = 1 << 12;

    private final String inputName;
    private final LogFormat kind;
    private final JsonFields fields;
    private final List<String> carried;
    private final List<String> labels;
    private final Tolerance tolerance;
    private final Optional<String> description;
    private final OtherBytes otherBytes = new OtherBytes();
    /** Rows that are no JSON objects. */
    private final RowCount broken = new RowCount();
    /** Rows with bytes that are not UTF-8, where these are not tolerated. */
    private final RowCount notUtf8 = new RowCount();
    /** Objects without a message. */
    private final RowCount withoutMessage = new RowCount();

    /**
     * Makes one for an input.
     *
     * @param inputName what error messages call it
     * @param kind {@link LogFormat#JSONL} or {@link LogFormat#JSON}
     * @param fields which fields make an entry
     * @param carried more fields, whose values rows have
     * @param labels names of the field with the right label, the first that has a value counts; empty
     *     if none is wanted
     * @param description what the input was found to be; empty if it was said
     */
    JsonLogs(
            String inputName,
            LogFormat kind,
            JsonFields fields,
            List<String> carried,
            List<String> labels,
            Tolerance tolerance,
            Optional<String> description) {
        this.inputName = inputName;
        this.kind = kind;
        this.fields = fields;
        this.carried = carried;
        this.labels = labels;
        this.tolerance = tolerance;
        this.description = description;
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        List<JsonPlace> places = kind.equals(LogFormat.JSON) ? portion.objects() : lines(portion);
        List<LogRow> rows = new ArrayList<>(places.size());
        List<InputException> problems = new ArrayList<>();
        int good = 0;
        int beforeProblem = 0;
        for (JsonPlace place : places) {
            try {
                LogRow row = row(place, portion);
                rows.add(row);
                good += row.entry().isPresent() ? 1 : 0;
            } catch (InputException e) {
                if (tolerance == Tolerance.STRICT) {
                    return new ParsedRows<>(rows, e);
                }
                beforeProblem = problems.isEmpty() ? rows.size() : beforeProblem;
                problems.add(e);
                rows.add(PlainRow.kept(place, portion.bytes(), carried));
            }
        }
        if (!problems.isEmpty() && good == 0 && places.get(0).number() == 0) {
            return new ParsedRows<>(rows.subList(0, beforeProblem), problems.get(0));
        }
        problems.forEach(this::count);
        return new ParsedRows<>(rows, portion.problem());
    }

    @Override
    public RowFormat.Labels labels(LabelWriter.Builder options) {
        return new JsonLabels(inputName, options, otherBytes);
    }

    @Override
    public LogFormat kind() {
        return kind;
    }

    @Override
    public Optional<String> description() {
        return description;
    }

    @Override
    public List<String> remarks() {
        return Stream.of(
                        broken.remark(
                                "row is no JSON object and stays without a label",
                                "rows are no JSON objects and stay without a label"),
                        notUtf8.remark(
                                "row has bytes that are not UTF-8 and stays without a label",
                                "rows have bytes that are not UTF-8 and stay without a label"),
                        withoutMessage.remark(
                                "JSON object has no message and stays without a label",
                                "JSON objects have no message and stay without a label"),
                        otherBytes.remark())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Counts a row that is kept, by what is wrong with it. */
    private void count(InputException problem) {
        RowCount count =
                switch (problem.fault()) {
                    case MESSAGE_NAME -> withoutMessage;
                    case ENCODING -> notUtf8;
                    default -> broken;
                };
        count.add(problem.line());
    }

    /** Makes each line a place, as if a cutter had found an object in it. */
    private static List<JsonPlace> lines(Portion portion) {
        List<JsonPlace> places = new ArrayList<>();
        new Lines(portion)
                .forEach((line, start, end) -> places.add(new JsonPlace(line - 1, line, start, start, end, "", false)));
        return places;
    }

    /**
     * Parses the object at a place.
     *
     * @throws InputException if it is none, has no message, or has bytes that are not UTF-8 and must
     *     not
     */
    private LogRow row(JsonPlace place, Portion portion) {
        String before = text(place.line(), portion, place.from(), place.start());
        String text = text(place.line(), portion, place.start(), place.end());
        if (text.isBlank() && (text.isEmpty() || kind.equals(LogFormat.JSONL))) {
            return new JsonRow(place.line(), before, JsonLine.blank(text), null, "", carried, labels, "");
        }
        JsonLine json = json(place.line(), text);
        LogEntry entry = fields.entry(json).orElseThrow(() -> noMessage(place.line()));
        LogEntry read = place.raw() ? JsonFields.unwrapped(entry) : entry;
        return new JsonRow(
                place.line(), before, json, sourced(read, place.source()), fields.time(json), carried, labels, "");
    }

    /** What the objects around an object say of its source counts if it says nothing itself. */
    private static LogEntry sourced(LogEntry entry, String source) {
        return entry.source().isEmpty() && !source.isEmpty()
                ? new LogEntry(source, entry.message(), entry.severity())
                : entry;
    }

    /**
     * The text between two bytes; bytes that are not UTF-8 are kept as {@link Utf8} does, if the reader
     * is lenient.
     */
    private String text(long line, Portion portion, int start, int end) {
        if (start == end) {
            return "";
        }
        byte[] bytes = portion.bytes();
        CharBuffer chars = CharBuffer.allocate(end - start);
        int bad = start + Utf8.decode(bytes, start, end, chars);
        if (bad < end) {
            long badLine = line + portion.breaks(start, bad);
            if (tolerance != Tolerance.LENIENT) {
                int looked = Math.min(portion.tail(), start + LOOK_FOR_TEXT);
                throw OtherBytes.problem(inputName, badLine, bytes, start, looked, bad, "JSON");
            }
            otherBytes.decode(portion, bad, end, badLine, chars);
        }
        return chars.flip().toString();
    }

    private JsonLine json(long line, String text) {
        try {
            return JsonLine.parse(text);
        } catch (IOException e) {
            String problem = kind.equals(LogFormat.JSONL)
                    ? "the line is not one JSON object; give an object a line"
                    : "what begins here is not a JSON object; give a complete one";
            throw new InputException(inputName, line, problem, InputException.Fault.FORMAT);
        }
    }

    private InputException noMessage(long line) {
        List<String> names = fields.messages();
        String problem = names.equals(UsualNames.MESSAGES)
                ? "there is no text in the field '" + EntryColumns.MESSAGE
                        + "' or one of the usual others, such as 'message' and 'msg'"
                : "there is no text in the field '" + String.join("' or '", names) + "'";
        return new InputException(
                inputName, line, problem + "; name the right message field", InputException.Fault.MESSAGE_NAME);
    }
}
