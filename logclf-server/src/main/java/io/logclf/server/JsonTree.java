package io.logclf.server;

import com.fasterxml.jackson.core.JsonGenerator;
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
 * A small JSON document of our own making, to look things up in. What is not there, or is of another kind, is empty.
 *
 * @param value a map, a list, a text, a number, a truth value or null
 */
record JsonTree(@Nullable Object value) {

    private static final JsonTree NOTHING = new JsonTree(null);

    static JsonTree parse(String text) throws IOException {
        try (JsonParser json = Json.parser(text.getBytes(StandardCharsets.UTF_8))) {
            json.nextToken();
            return new JsonTree(read(json));
        }
    }

    JsonTree get(String key) {
        return value instanceof Map<?, ?> map && map.get(key) != null ? new JsonTree(map.get(key)) : NOTHING;
    }

    List<JsonTree> elements() {
        return value instanceof List<?> list ? list.stream().map(JsonTree::new).toList() : List.of();
    }

    Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A number, also one that stands there as text. */
    Optional<Number> number() {
        if (value instanceof Number number) {
            return Optional.of(number);
        }
        return text().filter(text -> text.matches("\\d{1,15}(\\.\\d{1,15})?"))
                .map(text -> text.contains(".") ? (Number) Double.valueOf(text) : Long.valueOf(text));
    }

    /** Writes a field with this value; null if it is nothing. */
    void write(JsonGenerator json, String field) throws IOException {
        json.writeFieldName(field);
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeNull();
        }
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
