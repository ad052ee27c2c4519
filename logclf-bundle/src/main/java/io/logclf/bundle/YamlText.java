package io.logclf.bundle;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the YAML of a {@code pipeline.yaml}: short values on one line, mappings of settings in blocks.
 *
 * <pre>{@code
 * stages: [regex, {type: embedding, optional: true}]
 * embedding:
 *   thresholds: {Error: 0.9}
 * }</pre>
 *
 * <p>Keys of settings are sorted, so that the same settings give the same bytes. Texts are quoted unless every reader
 * of YAML takes them for texts. Written by hand, since the dumper of the library knows no mix of both styles. For one
 * use.
 */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9_./ -]*[A-Za-z0-9_./-])?");
    /** Words that some readers of YAML do not take for texts. */
    private static final Set<String> NOT_PLAIN = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    /** Appends a key with its value on the same line. */
    void line(String key, Object value) {
        text.append(scalar(key)).append(": ").append(flow(value)).append('\n');
    }

    /** Appends a key with a list, each item on a line of its own. */
    void list(String key, List<?> items) {
        text.append(scalar(key)).append(":\n");
        items.forEach(
                item -> text.append(INDENT).append("- ").append(flow(item)).append('\n'));
    }

    /** Appends a key with a mapping in lines of their own, as deep as it goes. */
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

    /**
     * Returns a value on one line.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
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

    /**
     * Returns a text as it is if that is safe, else in double quotes, with everything escaped that is not a printable
     * letter or sign.
     */
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
