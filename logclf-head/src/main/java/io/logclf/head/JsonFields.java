package io.logclf.head;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.logclf.api.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object in a file. Every getter checks what it returns; whatever is wrong becomes a {@link ModelException} that
 * names the file and the key.
 *
 * <pre>{@code
 * JsonFields fields = JsonFields.read(folder.resolve("config.json"));
 * fields.requireOnly(Set.of("name", "sizes"));
 * String name = fields.string("name");
 * }</pre>
 */
public final class JsonFields {

    /** What is of use in Gson's message; the rest is advice to programmers, over two lines. */
    private static final Pattern PLACE = Pattern.compile(" at line \\d+ column \\d+");

    /** The file, and the line in it where objects are lines. */
    private final String place;

    private final JsonObject object;

    private JsonFields(String place, JsonObject object) {
        this.place = place;
        this.object = object;
    }

    /**
     * Reads a file that is one object.
     *
     * @throws FileException if it cannot be read
     * @throws ModelException if it is no JSON object
     */
    public static JsonFields read(Path file) {
        return parse(content(file), file.toString());
    }

    /**
     * Reads a file that is an array of objects.
     *
     * @throws FileException if it cannot be read
     * @throws ModelException if it is something else
     */
    public static List<JsonFields> readArray(Path file) {
        JsonElement element = element(content(file), file.toString());
        if (!element.isJsonArray()) {
            throw new ModelException(file + ": must be a JSON array");
        }
        return objects(element.getAsJsonArray(), file.toString());
    }

    /**
     * Parses an object.
     *
     * @param place what messages call it: the file and, where objects are lines, the line
     * @throws ModelException if it is no JSON object
     */
    public static JsonFields parse(String json, String place) {
        return new JsonFields(place, asObject(element(json, place), place));
    }

    /** Returns the keys, in the order of the file. */
    public Set<String> keys() {
        return object.keySet();
    }

    /** Tells whether there is a value other than null for a key. */
    public boolean has(String key) {
        return object.has(key) && !object.get(key).isJsonNull();
    }

    /**
     * Checks that there are no keys but these.
     *
     * @throws ModelException if there is another
     */
    public void requireOnly(Set<String> known) {
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                throw new ModelException(
                        place + ": unknown key '" + key + "'; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /** Returns a text. */
    public String string(String key) {
        JsonPrimitive value = primitive(key);
        if (!value.isString()) {
            throw refusal(key, "must be a string: " + value);
        }
        return value.getAsString();
    }

    /** Returns a number. */
    public double number(String key) {
        JsonPrimitive value = primitive(key);
        if (!value.isNumber()) {
            throw refusal(key, "must be a number: " + value);
        }
        return value.getAsDouble();
    }

    /** Returns a whole number from {@code least} to {@code most}, both inclusive. */
    public long wholeNumber(String key, long least, long most) {
        return wholeNumber(key, primitive(key), least, most);
    }

    /** Returns an array of whole numbers that are not negative. */
    public long[] wholeNumbers(String key) {
        JsonArray array = array(key);
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonElement element = array.get(i);
            if (!element.isJsonPrimitive()) {
                throw refusal(key, "must be whole numbers");
            }
            numbers[i] = wholeNumber(key, element.getAsJsonPrimitive(), 0, Long.MAX_VALUE);
        }
        return numbers;
    }

    /** Returns an array of texts. */
    public List<String> strings(String key) {
        List<String> strings = new ArrayList<>();
        for (JsonElement element : array(key)) {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
                throw refusal(key, "must be strings: " + element);
            }
            strings.add(element.getAsString());
        }
        return strings;
    }

    /** Returns how many elements the array below a key has; empty if there is no array. */
    public OptionalInt arrayLength(String key) {
        JsonElement value = object.get(key);
        return value != null && value.isJsonArray()
                ? OptionalInt.of(value.getAsJsonArray().size())
                : OptionalInt.empty();
    }

    /** Returns a yes or no. */
    public boolean flag(String key) {
        JsonPrimitive value = primitive(key);
        if (!value.isBoolean()) {
            throw refusal(key, "must be true or false: " + value);
        }
        return value.getAsBoolean();
    }

    /** Returns the object below a key. */
    public JsonFields object(String key) {
        JsonElement value = object.get(key);
        if (value == null || !value.isJsonObject()) {
            throw refusal(key, "must be an object");
        }
        return new JsonFields(place, value.getAsJsonObject());
    }

    /** Returns the objects in the array below a key. */
    public List<JsonFields> objects(String key) {
        return objects(array(key), place);
    }

    /** Returns an exception, for the caller to throw, that refuses the value of a key: {@code must be ...}. */
    public ModelException refusal(String key, String problem) {
        return new ModelException(place + ": '" + key + "' " + problem);
    }

    private long wholeNumber(String key, JsonPrimitive value, long least, long most) {
        try {
            long number = value.isNumber() ? value.getAsBigDecimal().longValueExact() : least - 1;
            if (value.isNumber() && number >= least && number <= most) {
                return number;
            }
        } catch (ArithmeticException e) {
            // Too large, or not whole: said below.
        }
        throw refusal(key, "must be a whole number: " + value);
    }

    private JsonArray array(String key) {
        JsonElement value = object.get(key);
        if (value == null || !value.isJsonArray()) {
            throw refusal(key, "must be an array");
        }
        return value.getAsJsonArray();
    }

    private JsonPrimitive primitive(String key) {
        JsonElement value = object.get(key);
        if (value == null || !value.isJsonPrimitive()) {
            throw new ModelException(place + ": needs a value for '" + key + "'");
        }
        return value.getAsJsonPrimitive();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    private static JsonElement element(String json, String place) {
        try {
            return JsonParser.parseString(json);
        } catch (JsonParseException e) {
            Matcher at = PLACE.matcher(String.valueOf(e.getMessage()));
            throw new ModelException(place + ": is no valid JSON" + (at.find() ? at.group() : ""), e);
        }
    }

    private static List<JsonFields> objects(JsonArray array, String place) {
        List<JsonFields> objects = new ArrayList<>();
        array.forEach(element -> objects.add(new JsonFields(place, asObject(element, place))));
        return objects;
    }

    private static JsonObject asObject(JsonElement element, String place) {
        if (!element.isJsonObject()) {
            throw new ModelException(place + ": must be a JSON object where it has "
                    + element.getClass().getSimpleName());
        }
        return element.getAsJsonObject();
    }
}
