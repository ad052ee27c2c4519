package io.logclf.embedding;

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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values from JSON files; whatever is wrong becomes a {@link ModelException} that names the file and the key. */
final class Json {

    /** What is of use in Gson's message; the rest is advice to programmers, over two lines. */
    private static final Pattern PLACE = Pattern.compile(" at line \\d+ column \\d+");

    private Json() {}

    static JsonObject object(Path file) {
        return asObject(parse(read(file), file), file);
    }

    static JsonArray array(Path file) {
        JsonElement element = parse(read(file), file);
        if (!element.isJsonArray()) {
            throw new ModelException(file + ": must be a JSON array");
        }
        return element.getAsJsonArray();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    static JsonElement parse(String json, Path file) {
        try {
            return JsonParser.parseString(json);
        } catch (JsonParseException e) {
            Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
            throw new ModelException(file + ": is no valid JSON" + (place.find() ? place.group() : ""), e);
        }
    }

    static JsonObject asObject(JsonElement element, Path file) {
        if (element == null || !element.isJsonObject()) {
            throw new ModelException(file + ": must be a JSON object where it has "
                    + (element == null ? "nothing" : element.getClass().getSimpleName()));
        }
        return element.getAsJsonObject();
    }

    static void requireOnly(Set<String> known, JsonObject object, Path file) {
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                throw new ModelException(file + ": unknown key '" + key + "'; known are " + String.join(", ", known));
            }
        }
    }

    static String string(JsonObject object, String key, Path file) {
        JsonPrimitive value = primitive(object, key, file);
        if (!value.isString()) {
            throw new ModelException(file + ": '" + key + "' must be a string: " + value);
        }
        return value.getAsString();
    }

    static double number(JsonObject object, String key, Path file) {
        JsonPrimitive value = primitive(object, key, file);
        if (!value.isNumber()) {
            throw new ModelException(file + ": '" + key + "' must be a number: " + value);
        }
        return value.getAsDouble();
    }

    static int integer(JsonObject object, String key, Path file) {
        return (int) wholeNumber(object, key, Integer.MIN_VALUE, Integer.MAX_VALUE, file);
    }

    static long wholeNumber(JsonObject object, String key, long least, long most, Path file) {
        JsonPrimitive value = primitive(object, key, file);
        try {
            long number = value.isNumber() ? value.getAsBigDecimal().longValueExact() : least - 1;
            if (value.isNumber() && number >= least && number <= most) {
                return number;
            }
        } catch (ArithmeticException e) {
            // Too large, or not whole: said below.
        }
        throw new ModelException(file + ": '" + key + "' must be a whole number: " + value);
    }

    static long[] wholeNumbers(JsonObject object, String key, Path file) {
        JsonArray array = asArray(object, key, file);
        long[] numbers = new long[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonObject one = new JsonObject();
            one.add(key, array.get(i));
            numbers[i] = wholeNumber(one, key, 0, Long.MAX_VALUE, file);
        }
        return numbers;
    }

    static JsonArray asArray(JsonObject object, String key, Path file) {
        JsonElement value = object.get(key);
        if (value == null || !value.isJsonArray()) {
            throw new ModelException(file + ": '" + key + "' must be an array");
        }
        return value.getAsJsonArray();
    }

    static boolean bool(JsonObject object, String key, Path file) {
        JsonPrimitive value = primitive(object, key, file);
        if (!value.isBoolean()) {
            throw new ModelException(file + ": '" + key + "' must be true or false: " + value);
        }
        return value.getAsBoolean();
    }

    private static JsonPrimitive primitive(JsonObject object, String key, Path file) {
        JsonElement value = object.get(key);
        if (value == null || !value.isJsonPrimitive()) {
            throw new ModelException(file + ": needs a value for '" + key + "'");
        }
        return value.getAsJsonPrimitive();
    }
}
