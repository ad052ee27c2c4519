package io.logclf.server.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.logclf.api.LogEntry;
import io.logclf.io.LogRecord;
import io.logclf.io.RecordReader;
import io.logclf.server.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries as JSON objects with the field {@code message} and perhaps {@code source} and {@code
 * severity}, or what other systems call them. Other fields are skipped.
 *
 * <p>Each object is cut out of the body by its bytes and read by a {@link RecordReader}, as lines
 * of a file and records of Kafka are: one reader knows the names of fields.
 *
 * @param entries in their order
 * @param single whether it was one object and not an array, which decides the form of the answer
 */
public record JsonEntries(List<LogEntry> entries, boolean single) {

    /**
     * Reads an object or an array of objects.
     *
     * @param bytes UTF-8
     * @param records reads an object
     * @param line the line of the first byte in its file; 1 if it is a file of its own
     * @throws Problem with status 400 if it is neither, or an object has no message; with the line
     */
    public static JsonEntries parse(byte[] bytes, RecordReader records, long line) throws IOException {
        try (JsonParser json = Json.parser(bytes)) {
            JsonEntries entries = entries(json, bytes, records, line);
            if (json.nextToken() != null) {
                throw problem(
                        "there is more after the end; for several entries give an array, or one a line as"
                                + " application/x-ndjson",
                        json,
                        line);
            }
            return entries;
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Problem.inLine(
                    400,
                    "the body is not JSON in UTF-8; check quotes, commas and backslashes near line " + (line + at - 1),
                    line + at - 1);
        }
    }

    private static JsonEntries entries(JsonParser json, byte[] bytes, RecordReader records, long line)
            throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_OBJECT) {
            return new JsonEntries(List.of(entry(json, bytes, records, line)), true);
        }
        if (first != JsonToken.START_ARRAY) {
            throw problem("expected an object {\"source\", \"message\"} or an array of such objects", json, line);
        }
        List<LogEntry> entries = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw problem(
                        "element " + entries.size() + " of the array is no object; give objects {\"source\","
                                + " \"message\"}",
                        json,
                        line);
            }
            entries.add(entry(json, bytes, records, line));
        }
        return new JsonEntries(entries, false);
    }

    /** Takes the bytes of the object on which the parser stands, which then stands at its end. */
    private static LogEntry entry(JsonParser json, byte[] bytes, RecordReader records, long line) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        if (start < 0) {
            // The parser has found another encoding, and counts characters.
            throw problem("the body is not JSON in UTF-8; send it in UTF-8", json, line);
        }
        json.skipChildren();
        int end = (int) json.currentLocation().getByteOffset();
        LogRecord record = records.read(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        if (!record.isJson()) {
            throw problem(
                    "an entry has no text in the field 'message' (or 'log_message', or what others usually call it); add"
                            + " it",
                    json,
                    line);
        }
        return record.entry();
    }

    private static Problem problem(String problem, JsonParser json, long line) {
        long at = line + Math.max(1, json.currentTokenLocation().getLineNr()) - 1;
        return Problem.inLine(400, "line " + at + ": " + problem, at);
    }
}
