package io.logclf.head;

import io.logclf.api.FileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object in a file. Every getter checks what it returns; whatever is wrong becomes a
 * {@link ModelException} that names the file and the key. Immutable.
 *
 * <pre>{@code
 * JsonFields fields = JsonFields.read(folder.resolve("config.json"));
 * fields.requireOnly(Set.of("name", "sizes"));
 * String name = fields.string("name");
 * }</pre>
 *
 * <p>Not for large files: the whole of it is in memory. Numbers keep the text in which they are written, so
 * that a 64-bit integer loses nothing.
 */
public final class JsonFields {

    /** The file, and the line in it where objects are lines. */
    private final String place;

    private final Map<?, ?> object;

    private JsonFields(String place, Map<?, ?> object) {
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
        if (JsonTree.parse(content(file), file.toString()) instanceof List<?> array) {
            return objects(array, file.toString());
        }
        throw new ModelException(file + ": must be a JSON array");
    }

    /**
     * Parses an object.
     *
     * @param place what messages call it: the file and, where objects are lines, the line
     * @throws ModelException if it is no JSON object
     */
    public static JsonFields parse(String json, String place) {
        return object(JsonTree.parse(json, place), place);
    }

    /** Returns the keys, in the order of the file. */
    public List<String> keys() {
        return object.keySet().stream().map(String.class::cast).toList();
    }

    /** Tells whether there is a value other than null for a key. */
    public boolean has(String key) {
        Object value = object.get(key);
        return value != null && value != JsonTree.NULL;
    }

    /**
     * Checks that there are no keys but these.
     *
     * @throws ModelException if there is another
     */
    public void requireOnly(Set<String> known) {
        for (Object key : object.keySet()) {
            if (!known.contains(key)) {
                throw new ModelException(
                        place + ": unknown key '" + key + "'; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /**
     * Returns a text.
     *
     * @throws ModelException if the value is absent, null or no string
     */
    public String string(String key) {
        if (value(key) instanceof String text) {
            return text;
        }
        throw refusal(key, "must be a string: " + value(key));
    }

    /**
     * Returns a number from -1e12 to 1e12.
     *
     * @throws ModelException if the value is absent, no number or out of range
     */
    public double number(String key) {
        if (value(key) instanceof JsonTree.Numeral text) {
            double number = Double.parseDouble(text.text());
            if (!(Math.abs(number) <= SafeTensors.MAX_VALUE)) {
                throw refusal(key, "must be a number from -1e12 to 1e12: " + text);
            }
            return number;
        }
        throw refusal(key, "must be a number: " + value(key));
    }

    /**
     * Returns a whole number from {@code least} to {@code most}, both inclusive; {@code 3.0} is one.
     *
     * @throws ModelException if the value is absent, not whole or out of range
     */
    public long wholeNumber(String key, long least, long most) {
        return wholeNumber(key, value(key), least, most);
    }

    /**
     * Returns an array of whole numbers that are not negative.
     *
     * @throws ModelException if it is absent, no array, or has another element
     */
    public long[] wholeNumbers(String key) {
        List<?> array = array(key);
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = wholeNumber(key, array.get(i), 0, Long.MAX_VALUE);
        }
        return numbers;
    }

    /**
     * Returns an array of texts.
     *
     * @throws ModelException if it is absent, no array, or has another element
     */
    public List<String> strings(String key) {
        List<String> strings = new ArrayList<>();
        for (Object element : array(key)) {
            if (!(element instanceof String text)) {
                throw refusal(key, "must be strings: " + element);
            }
            strings.add(text);
        }
        return strings;
    }

    /** Returns how many elements the array below a key has; empty if there is no array. */
    public OptionalInt arrayLength(String key) {
        return object.get(key) instanceof List<?> array ? OptionalInt.of(array.size()) : OptionalInt.empty();
    }

    /**
     * Returns a boolean.
     *
     * @throws ModelException if the value is absent or something else
     */
    public boolean flag(String key) {
        if (value(key) instanceof Boolean flag) {
            return flag;
        }
        throw refusal(key, "must be true or false: " + value(key));
    }

    /**
     * Returns the object below a key.
     *
     * @throws ModelException if it is absent or something else
     */
    public JsonFields object(String key) {
        if (object.get(key) instanceof Map<?, ?> below) {
            return new JsonFields(place, below);
        }
        throw refusal(key, "must be an object");
    }

    /**
     * Returns the objects in the array below a key.
     *
     * @throws ModelException if it is absent, no array, or has another element
     */
    public List<JsonFields> objects(String key) {
        return objects(array(key), place);
    }

    /**
     * Returns an exception, for the caller to throw, that refuses the value of a key.
     *
     * @param problem continues the sentence that begins with the key: {@code must be ...}
     */
    public ModelException refusal(String key, String problem) {
        return new ModelException(place + ": '" + key + "' " + problem);
    }

    private long wholeNumber(String key, @Nullable Object value, long least, long most) {
        try {
            if (value instanceof JsonTree.Numeral text) {
                long number = new BigDecimal(text.text()).longValueExact();
                if (number >= least && number <= most) {
                    return number;
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Too large, or not whole: said below.
        }
        throw refusal(key, "must be a whole number: " + value);
    }

    private List<?> array(String key) {
        if (object.get(key) instanceof List<?> array) {
            return array;
        }
        throw refusal(key, "must be an array");
    }

    private Object value(String key) {
        Object value = object.get(key);
        if (value == null || value == JsonTree.NULL) {
            throw new ModelException(place + ": needs a value for '" + key + "'");
        }
        return value;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    private static List<JsonFields> objects(List<?> array, String place) {
        return array.stream().map(element -> object(element, place)).toList();
    }

    private static JsonFields object(@Nullable Object value, String place) {
        if (value instanceof Map<?, ?> object) {
            return new JsonFields(place, object);
        }
        throw new ModelException(place + ": must be a JSON object");
    }
}
