package io.logclf.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.logclf.io.input.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A text that holds a JSON object, in a line or several: its fields as far as they are scalars, and where each
 * stands in the text.
 *
 * <p>What is set goes into the text at these places, and everything else stays as it is: numbers keep their
 * digits, strings their escapes and objects their blanks.
 *
 * <pre>{@code
 * JsonLine line = JsonLine.parse("{ \"n\": 1.0, \"msg\": \"disk full\" }");
 * line.value("msg");                            // "disk full"
 * line.with(Map.of("target_label", "\"x\""));   // { "n": 1.0, "msg": "disk full" ,"target_label":"x"}
 * }</pre>
 *
 * <p>Of a field that occurs twice, the last counts. Values of objects inside are found under names with dots,
 * to a depth of {@value #MOST_DEPTH}. Immutable.
 */
public final class JsonLine {

    /**
     * Takes every JSON text, however deep, wide or long its parts: lines have a limit, so the defaults of
     * jackson-core would only refuse logs that are valid. Names are not interned, as those of foreign inputs
     * would stay in memory.
     */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** What journald writes as an array of bytes if it has control characters, such as colours, or is no UTF-8. */
    private static final String BYTES = "MESSAGE";

    /**
     * Where OpenTelemetry keeps the fields of an object: a list of keys, each with a value under the name of
     * its type.
     */
    private static final Set<String> KEYED = Set.of("kvlistValue", "kvlist_value");

    /** In a list of keys: the list, and an object for each. */
    private static final int KEY_DEPTH = 3;

    /** How deep the objects are whose values are read. */
    private static final int MOST_DEPTH = 3;

    private final String text;
    /** By field: its value as text, for strings, numbers and booleans. */
    private final Map<String, String> values;
    /** By field: where the value stands in the text. */
    private final Map<String, Span> spans;
    /** Where fields are added, and what is put between them and the one before. */
    private final int end;

    private final String indent;

    private JsonLine(String text, Map<String, String> values, Map<String, Span> spans, int end, String indent) {
        this.text = text;
        this.values = values;
        this.spans = spans;
        this.end = end;
        this.indent = indent;
    }

    /** Takes a line without an object in it as it is; it has no fields, and {@link #with} must not be called. */
    public static JsonLine blank(String text) {
        return new JsonLine(text, Map.of(), Map.of(), -1, "");
    }

    /**
     * Reads the fields of an object. In their values, U+FFFD stands for bytes that are not UTF-8; the text
     * keeps them.
     *
     * @param text one object, with blanks or a byte order mark around it
     * @throws IOException if the text is not one JSON object
     */
    public static JsonLine parse(String text) throws IOException {
        // A byte order mark is none of JSON's blanks; all places stay where they are.
        String json = Utf8.replaced(text.startsWith("\uFEFF") ? " " + text.substring(1) : text);
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            Map<String, String> values = new HashMap<>();
            Map<String, Span> spans = new HashMap<>();
            int lastName = 0;
            int lastEnd = 0;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                lastName = (int) parser.currentTokenLocation().getCharOffset();
                JsonToken value = parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    values.put(field, parser.getText());
                } else if (value == JsonToken.START_OBJECT) {
                    nested(parser, field, 1, values);
                } else if (value == JsonToken.START_ARRAY && field.equals(BYTES)) {
                    text(parser).ifPresent(found -> values.put(field, found));
                } else {
                    parser.skipChildren();
                }
                parser.finishToken();
                lastEnd = (int) parser.currentLocation().getCharOffset();
                spans.put(field, new Span(start, lastEnd));
            }
            int end = (int) parser.currentTokenLocation().getCharOffset();
            if (parser.nextToken() != null) {
                throw new IOException("there is more after the object");
            }
            // Over several lines, what is added looks like the fields before.
            return text.indexOf('\n', lastEnd) < 0 || text.indexOf('\n', lastEnd) > end
                    ? new JsonLine(text, values, spans, end, "")
                    : new JsonLine(text, values, spans, lastEnd, indent(text, lastName));
        }
    }

    /**
     * Returns the object that a text holds, or empty if it is none. A text that does not begin with a brace
     * costs nothing.
     */
    public static Optional<JsonLine> ifObject(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads an array of bytes as text; empty if it holds anything else. The parser stands behind the opening
     * bracket, and then on the closing one.
     */
    private static Optional<String> text(JsonParser parser) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean numbers = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() == JsonParser.NumberType.INT) {
                bytes.write(parser.getIntValue());
            } else {
                numbers = false;
                parser.skipChildren();
            }
        }
        return numbers ? Optional.of(bytes.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    /**
     * Reads the values of an object inside, under their names with dots, unless the object outside has such a
     * name itself.
     *
     * @param path names of the objects around the fields, with dots
     * @param depth how many of them there are
     */
    private static void nested(JsonParser parser, String path, int depth, Map<String, String> values)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = path + '.' + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                values.putIfAbsent(field, parser.getText());
            } else if (value == JsonToken.START_OBJECT && KEYED.contains(parser.currentName())) {
                keyed(parser, path, values);
            } else if (value == JsonToken.START_OBJECT && depth < MOST_DEPTH) {
                nested(parser, field, depth + 1, values);
            } else {
                parser.skipChildren();
            }
        }
    }

    /**
     * Reads texts, numbers and booleans of a list of keys, where {@code {"values": [{"key": "level", "value":
     * {"stringValue": "error"}}]}} is the field {@code level}; a key may stand before its value or behind it.
     */
    private static void keyed(JsonParser parser, String path, Map<String, String> values) throws IOException {
        Optional<String> key = Optional.empty();
        Optional<String> value = Optional.empty();
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                if (depth == KEY_DEPTH) {
                    if (key.isPresent() && value.isPresent()) {
                        values.putIfAbsent(path + '.' + key.get(), value.get());
                    }
                    key = Optional.empty();
                    value = Optional.empty();
                }
                depth--;
            } else if (token.isScalarValue() && depth == KEY_DEPTH && "key".equals(parser.currentName())) {
                key = Optional.of(parser.getText());
            } else if (token.isScalarValue() && depth == KEY_DEPTH + 1) {
                value = Optional.of(parser.getText());
            }
        }
    }

    /** Returns the text as it was read. */
    public String text() {
        return text;
    }

    /** Tells whether the object has a field of this name at its outermost level, with any value. */
    public boolean has(String field) {
        return spans.containsKey(field);
    }

    /**
     * Returns the value of a field that holds a text, number or boolean; {@code a.b} is field b of the object
     * in field a.
     */
    public Optional<String> value(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /**
     * Returns the text with the fields set to JSON values, each in its place if it is there and at the end if
     * not, in the order of the map. The object must have a field already.
     *
     * @param fields by name: the value as JSON, such as {@link #quoted} makes it
     */
    public String with(Map<String, String> fields) {
        TreeMap<Integer, String> present = new TreeMap<>();
        StringBuilder added = new StringBuilder();
        fields.forEach((field, json) -> {
            Span span = spans.get(field);
            if (span == null) {
                added.append(',')
                        .append(indent)
                        .append(quoted(field))
                        .append(indent.isEmpty() ? ":" : ": ")
                        .append(json);
            } else {
                present.put(span.start(), field);
            }
        });
        StringBuilder line = new StringBuilder(text.length() + added.length() + 32);
        int done = 0;
        for (Map.Entry<Integer, String> field : present.entrySet()) {
            line.append(text, done, field.getKey()).append(fields.get(field.getValue()));
            done = spans.getOrDefault(field.getValue(), new Span(0, 0)).end();
        }
        return line.append(text, done, end)
                .append(added)
                .append(text, end, text.length())
                .toString();
    }

    /** The blanks before the last field's name, line break included. */
    private static String indent(String text, int name) {
        int start = name;
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, name);
    }

    /** Returns a text as a JSON string with its quotes. */
    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** A value's place in the text; {@code end} is behind its last character. */
    private record Span(int start, int end) {}
}
