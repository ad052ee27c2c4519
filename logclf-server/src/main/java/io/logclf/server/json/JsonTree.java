package io.logclf.server.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON document, to look things up in without checking every step: what is not there, or is
 * of another kind, is empty, and everything below it too. Read as a whole, so only for documents of
 * our own and bodies within a limit. Immutable if nobody changes the maps and lists in {@link
 * #value}.
 *
 * @param value a map, a list, a text, a number, a truth value or null. Whole numbers are {@link
 *     Long}, others {@link Double}
 */
public record JsonTree(@Nullable Object value) {

    private static final JsonTree NOTHING = new JsonTree(null);

    /**
     * Reads a document; what stands behind it is ignored.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is no JSON, such as an empty text,
     *     or nested too deeply
     */
    public static JsonTree parse(String text) throws IOException {
        try (JsonParser json = Json.parser(text.getBytes(StandardCharsets.UTF_8))) {
            if (json.nextToken() == null) {
                throw new JsonParseException(json, "there is no value");
            }
            return new JsonTree(read(json));
        }
    }

    /** Returns the value of a field; nothing if this is no object or has none of this name. */
    public JsonTree get(String key) {
        return value instanceof Map<?, ?> map && map.get(key) != null ? new JsonTree(map.get(key)) : NOTHING;
    }

    /** Returns the elements of an array in their order; none if this is no array. */
    public List<JsonTree> elements() {
        return value instanceof List<?> list ? list.stream().map(JsonTree::new).toList() : List.of();
    }

    /** Returns the text; empty if this is none. */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * Returns the number, also one that stands there as text: tables in reports hold their cells as
     * texts.
     */
    public Optional<Number> number() {
        if (value instanceof Number number) {
            return Optional.of(number);
        }
        return text().filter(text -> text.matches("\\d{1,15}(\\.\\d{1,15})?"))
                .map(text -> text.contains(".") ? (Number) Double.valueOf(text) : Long.valueOf(text));
    }

    /** Returns the value if it is a text or a number, for an answer that passes it on; empty otherwise. */
    public Optional<Object> plain() {
        return value instanceof String || value instanceof Number ? Optional.of(value) : Optional.empty();
    }

    private static @Nullable Object read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                map.put(key, read(json));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(read(json));
            }
            return list;
        }
        return switch (token) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
