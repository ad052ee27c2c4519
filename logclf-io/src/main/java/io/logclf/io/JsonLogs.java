package io.logclf.io;

import io.logclf.api.LogEntry;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON lines: an object in each line, with fields that make an entry. */
final class JsonLogs implements RowFormat {

    private final String inputName;
    private final JsonFields fields;
    private final List<String> carried;

    private final Optional<String> description;

    JsonLogs(String inputName, JsonFields fields, List<String> carried, Optional<String> description) {
        this.inputName = inputName;
        this.fields = fields;
        this.description = description;
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

    @Override
    public LogFormat kind() {
        return LogFormat.JSONL;
    }

    @Override
    public Optional<String> description() {
        return description;
    }

    private LogRow row(long line, byte[] bytes, int start, int end) {
        CharBuffer chars = CharBuffer.allocate(end - start);
        if (Utf8.decode(bytes, start, end, chars) < end - start) {
            throw new InputException(
                    inputName, line, "the line is not UTF-8 text; convert the file, for example with iconv -t UTF-8");
        }
        String text = chars.flip().toString();
        if (text.isBlank()) {
            return new JsonRow(line, JsonLine.blank(text), null, "", carried);
        }
        JsonLine json = json(line, text);
        LogEntry entry = fields.entry(json).orElseThrow(() -> noMessage(line));
        return new JsonRow(line, json, entry, fields.time(json), carried);
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
