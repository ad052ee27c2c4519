package io.logclf.server.workbench;

import io.logclf.workbench.GroupVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a client says, as the types that are expected. What is of another type, or missing where it
 * is needed, is refused with status 400 and its name, so that handlers read as if everything were
 * right.
 *
 * <pre>{@code
 * RequestFields body = RequestFields.body(call);
 * String name = body.needText("name");
 * }</pre>
 *
 * <p>Null and absent are the same. Whole numbers must be written as such: 1.0 is refused, as a
 * version that was rounded would name another state.
 *
 * @param values a JSON object
 * @param prefix what errors call the object it stands in, with a dot; empty for the body
 */
record RequestFields(Map<String, @Nullable Object> values, String prefix) {

    /**
     * Reads the body of a request.
     *
     * @throws Refusal with status 400 if it is no JSON object, and 413 if it is too large
     */
    static RequestFields body(Call call) throws IOException {
        return new RequestFields(call.body(), "");
    }

    /**
     * Returns a whole number in an address.
     *
     * @throws Refusal with status 404 if it is none: there is nothing at such an address
     */
    static long id(Call call, String name) {
        return number(call.part(name))
                .orElseThrow(() -> new Refusal(404, "there is nothing of this number: a number is digits"));
    }

    /**
     * Returns a parameter that is a whole number.
     *
     * @param usual what it is if it is absent
     * @param min least value that is taken
     * @param max largest value that is taken
     * @throws Refusal with status 400 if it is none, or outside
     */
    static int parameter(Call call, String name, int usual, int min, int max) {
        Optional<String> given = call.parameter(name);
        if (given.isEmpty()) {
            return usual;
        }
        OptionalLong value = toLong(given.get());
        if (value.isEmpty() || value.getAsLong() < min || value.getAsLong() > max) {
            throw new Refusal(400, "the parameter " + name + " must be a whole number in [" + min + ", " + max + "]");
        }
        return (int) value.getAsLong();
    }

    /**
     * Returns a parameter that is one of the names of constants, as {@link GroupJson#lower} writes
     * them; empty if it is absent.
     */
    static <E extends Enum<E>> Optional<E> parameter(Call call, String name, Class<E> type) {
        return call.parameter(name).map(text -> constant("the parameter " + name, text, type));
    }

    /**
     * Returns the constant of a name.
     *
     * @param what what errors call the place
     * @throws Refusal with status 400 if there is none, with all names
     */
    static <E extends Enum<E>> E constant(String what, String text, Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (GroupJson.lower(constant).equals(text)) {
                return constant;
            }
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new Refusal(400, what + " must be one of " + String.join(", ", names));
    }

    /** Returns a text; empty if it is absent. */
    Optional<String> text(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw wrong(name, "a text");
    }

    /** Returns a text that must be there; it may be empty. */
    String needText(String name) {
        return text(name).orElseThrow(() -> wrong(name, "a text"));
    }

    /** Returns a truth value; false if it is absent. */
    boolean flag(String name) {
        Object value = values.get(name);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false");
    }

    /** Returns a number; empty if it is absent. */
    Optional<Double> decimal(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        throw wrong(name, "a number");
    }

    /** Returns a whole number; empty if it is absent. */
    OptionalLong whole(String name) {
        Object value = values.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof Long number) {
            return OptionalLong.of(number);
        }
        throw wrong(name, "a whole number");
    }

    /**
     * Returns groups as the client saw them, at least one. Their versions tell whether somebody has
     * changed them since.
     */
    List<GroupVersion> groups(String name) {
        List<GroupVersion> groups = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw wrong(name, "a list of objects with id and version");
            }
            groups.add(version(new RequestFields(texts(map), prefix + name + "."), "id"));
        }
        if (groups.isEmpty()) {
            throw wrong(name, "a list of objects with id and version, at least one");
        }
        return groups;
    }

    /** The group whose number stands under a name, as the client saw it. */
    static GroupVersion version(RequestFields input, String id) {
        return new GroupVersion(input.needWhole(id), input.needWhole("version"));
    }

    /** Returns a list of texts; none if it is absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(name, "a list");
    }

    private long needWhole(String name) {
        return whole(name).orElseThrow(() -> wrong(name, "a whole number"));
    }

    private Refusal wrong(String name, String expected) {
        return new Refusal(400, "the field " + prefix + name + " must be " + expected);
    }

    private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static Optional<Long> number(String text) {
        OptionalLong value = toLong(text);
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static OptionalLong toLong(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
