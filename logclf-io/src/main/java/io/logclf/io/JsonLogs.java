package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON lines: an object in each line, with fields for the source and the message. */
final class JsonLogs implements RowFormat {

    private final String inputName;
    private final String sourceName;
    private final String severityName;
    private final List<String> messageNames;
    private final List<String> carried;

    JsonLogs(
            String inputName, String sourceName, String severityName, List<String> messageNames, List<String> carried) {
        this.inputName = inputName;
        this.sourceName = sourceName;
        this.severityName = severityName;
        this.messageNames = messageNames;
        this.carried = carried;
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        List<LogRow> rows = new ArrayList<>();
        try {
            new Lines(portion).forEach((line, start, end) -> rows.add(row(line, portion.bytes(), start, end)));
        } catch (InputException e) {
            return new ParsedRows<>(rows, e);
        }
        return new ParsedRows<>(rows, portion.problem());
    }

    @Override
    public RowLabels labels(LabelWriter.Builder options) {
        return new JsonLabels(inputName, options);
    }

    private LogRow row(long line, byte[] bytes, int start, int end) {
        CharBuffer chars = CharBuffer.allocate(end - start);
        if (Utf8.decode(bytes, start, end, chars) < end - start) {
            throw new InputException(
                    inputName, line, "the line is not UTF-8 text; convert the file, for example with iconv -t UTF-8");
        }
        String text = chars.flip().toString();
        if (text.isBlank()) {
            return new JsonRow(line, JsonLine.blank(text), null, carried);
        }
        JsonLine json = json(line, text);
        String message = message(line, json);
        Severity severity = json.value(severityName).map(Severity::of).orElse(Severity.UNKNOWN);
        LogEntry entry = new LogEntry(json.value(sourceName).orElse(""), message, severity);
        return new JsonRow(line, json, entry, carried);
    }

    private JsonLine json(long line, String text) {
        try {
            return JsonLine.parse(text);
        } catch (IOException e) {
            throw new InputException(
                    inputName,
                    line,
                    "the line is not one JSON object; give an object a line",
                    InputException.Fault.FORMAT);
        }
    }

    private String message(long line, JsonLine json) {
        for (String name : messageNames) {
            Optional<String> message = json.value(name);
            if (message.isPresent()) {
                return message.get();
            }
        }
        throw new InputException(
                inputName,
                line,
                "there is no text in the field '" + String.join("' or '", messageNames)
                        + "'; name the right message field",
                InputException.Fault.MESSAGE_NAME);
    }
}
