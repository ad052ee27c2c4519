package io.logclf.app;

import io.logclf.api.LogEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON lines: an object in each line, with fields for the source and the message. */
final class JsonRows implements RowReader<JsonLine> {

    private final ByteLines lines;
    private final String inputName;
    private final FieldNames names;

    JsonRows(Input input, FieldNames names) {
        this.lines = new ByteLines(input);
        this.inputName = input.name();
        this.names = names;
    }

    @Override
    public Optional<JsonLine> read() throws IOException {
        Optional<byte[]> bytes = lines.read();
        return bytes.isEmpty() ? Optional.empty() : Optional.of(row(decoded(bytes.get())));
    }

    @Override
    public Optional<LogEntry> entry(JsonLine row) {
        return row.value(names.message())
                .map(message -> LogEntry.of(row.value(names.source()).orElse(""), message));
    }

    @Override
    public long chars(JsonLine row) {
        // Once in the line, and most of it again in the fields.
        return 2L * row.text().length();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private JsonLine row(String text) {
        if (text.isBlank()) {
            return JsonLine.blank(lines.line(), text);
        }
        try {
            JsonLine row = JsonLine.parse(lines.line(), text);
            if (row.value(names.message()).isEmpty()) {
                throw problem("there is no text in the field '" + names.message()
                        + "'; name the field with --message-column");
            }
            return row;
        } catch (IOException e) {
            throw problem("the line is not one JSON object; give an object a line, or another --format");
        }
    }

    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw problem("the line is not UTF-8 text; convert the file, for example with iconv -t UTF-8");
        }
    }

    private InputException problem(String problem) {
        return new InputException(inputName + ":" + lines.line() + ": " + problem);
    }
}
