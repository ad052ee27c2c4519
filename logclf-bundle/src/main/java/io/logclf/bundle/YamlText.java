package io.logclf.bundle;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes YAML: short values in a line, mappings of settings in blocks. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9_./ -]*[A-Za-z0-9_./-])?");
    /** Words that some reader of YAML or other takes for something else than texts. */
    private static final Set<String> NOT_PLAIN = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    void line(String key, Object value) {
        text.append(scalar(key)).append(": ").append(flow(value)).append('\n');
    }

    void list(String key, List<?> items) {
        text.append(scalar(key)).append(":\n");
        items.forEach(
                item -> text.append(INDENT).append("- ").append(flow(item)).append('\n'));
    }

    void block(String key, Map<String, Object> values) {
        block(key, values, "");
    }

    /** Returns what was written. */
    @Override
    public String toString() {
        return text.toString();
    }

    private void block(String key, Map<String, Object> values, String indent) {
        text.append(indent).append(scalar(key)).append(":\n");
        values.forEach((inner, value) -> {
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                block(inner, sorted(map), indent + INDENT);
            } else {
                text.append(indent).append(INDENT);
                line(inner, value);
            }
        });
    }

    /**
     * Copies settings in the order of their keys.
     *
     * @throws IllegalArgumentException if a key or value cannot be written
     */
    static Map<String, Object> sorted(Map<?, ?> values) {
        Map<String, Object> sorted = new TreeMap<>();
        values.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("a key must be a text: " + key);
            }
            sorted.put(name, copied(value));
        });
        return sorted;
    }

    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> map) {
            return sorted(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlText::copied).toList();
        }
        flow(value);
        return value;
    }

    private static String flow(Object value) {
        if (value instanceof String string) {
            return scalar(string);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return number.toString();
        }
        if (value instanceof Duration duration && !duration.isNegative()) {
            return duration.toNanosPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> scalar(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        throw new IllegalArgumentException(
                "a setting must be a text, a finite number, true or false, a time, or a list or" + " map of them: "
                        + value);
    }

    private static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !NOT_PLAIN.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if ((c >= ' ' && c <= '~') || Character.isLetterOrDigit(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08X" : "\\u%04X", c));
            }
        });
        return quoted.append('"').toString();
    }
}
