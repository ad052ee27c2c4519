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
 * What a client says, as the types that are expected. What is of another type is refused with status 400 and its name.
 *
 * @param values a JSON object
 * @param prefix what errors call the object it stands in, with a dot; empty for the body
 */
record Input(Map<String, @Nullable Object> values, String prefix) {

    static Input body(Call call) throws IOException {
        return new Input(call.body(), "");
    }

    /** A whole number in an address. */
    static long id(Call call, String name) {
        return number(call.part(name))
                .orElseThrow(() -> new Refusal(404, "there is nothing of this number: a number is digits"));
    }

    /** A parameter that is a whole number in [min, max]. */
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

    /** A parameter that is one of the names of constants. */
    static <E extends Enum<E>> Optional<E> parameter(Call call, String name, Class<E> type) {
        return call.parameter(name).map(text -> constant("the parameter " + name, text, type));
    }

    static <E extends Enum<E>> E constant(String what, String text, Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (GroupTree.lower(constant).equals(text)) {
                return constant;
            }
            names.add(constant.name().toLowerCase(Locale.ROOT));
        }
        throw new Refusal(400, what + " must be one of " + String.join(", ", names));
    }

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

    String needText(String name) {
        return text(name).orElseThrow(() -> wrong(name, "a text"));
    }

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

    /** Groups as the client saw them, at least one. */
    List<GroupVersion> groups(String name) {
        List<GroupVersion> groups = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw wrong(name, "a list of objects with id and version");
            }
            groups.add(version(new Input(texts(map), prefix + name + "."), "id"));
        }
        if (groups.isEmpty()) {
            throw wrong(name, "a list of objects with id and version, at least one");
        }
        return groups;
    }

    /** The group whose number stands under a name, as the client saw it. */
    static GroupVersion version(Input input, String id) {
        return new GroupVersion(input.needWhole(id), input.needWhole("version"));
    }

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
