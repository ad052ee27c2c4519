package io.logclf.head;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON as maps in the order of the file, lists, strings, {@link Numeral}s, booleans and {@link #NULL}.
 * Gson's own tree would load a hundred classes more, which is a tenth of a second where an application
 * starts; and it would keep the last of several equal keys silently.
 */
final class JsonTree {

    /** Stands for null. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** What is of use in Gson's message; the rest is advice to programmers, over two lines. */
    private static final Pattern PLACE = Pattern.compile(" at line \\d+ column \\d+");

    private JsonTree() {}

    /** A number as it is written. */
    record Numeral(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Parses a text.
     *
     * @param place what messages call it
     * @throws ModelException if it is not JSON, or has a key twice
     */
    static Object parse(String json, String place) {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            Object value = value(reader, place);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ModelException(place + ": is no valid JSON: something follows its end");
            }
            return value;
        } catch (MalformedJsonException | EOFException | NumberFormatException e) {
            Matcher at = PLACE.matcher(String.valueOf(e.getMessage()));
            throw new ModelException(place + ": is no valid JSON" + (at.find() ? at.group() : ""), e);
        } catch (IOException e) {
            throw new AssertionError("a text can be read", e);
        }
    }

    /**
     * Reads the next value, whatever it is; recursive, and safe from deep nesting as Gson's reader has a
     * limit of its own.
     */
    private static Object value(JsonReader reader, String place) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, place);
            case BEGIN_ARRAY -> array(reader, place);
            case STRING -> reader.nextString();
            case NUMBER -> new Numeral(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            default -> {
                reader.nextNull();
                yield NULL;
            }
        };
    }

    private static Map<String, Object> object(JsonReader reader, String place) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (object.put(key, value(reader, place)) != null) {
                throw new ModelException(place + ": the key '" + key + "' is there twice; keep one");
            }
        }
        reader.endObject();
        return object;
    }

    private static List<Object> array(JsonReader reader, String place) throws IOException {
        List<Object> array = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(value(reader, place));
        }
        reader.endArray();
        return array;
    }
}
