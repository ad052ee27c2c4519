package io.logclf.io.detect;

import io.logclf.io.LogFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells by the first lines of an input, none of them blank, whether it is JSON, and in which form. */
final class JsonGuess {

    /** An object that is longer than what is there of the input. */
    private static final int LONG_LINE = 1 << 16;

    private static final Pattern ARRAY = Pattern.compile("\\[\\s*(\\{\\s*[\"}].*|\\{?)", Pattern.DOTALL);
    private static final Pattern BEGIN = Pattern.compile("\\{\\s*\".*", Pattern.DOTALL);
    private static final Pattern HOLDER = Pattern.compile(
            "\"(resource_?[lL]ogs|logEvents)\"\\s*:\\s*\\[|^\\{\\s*\"(events|records|Records)\"\\s*:\\s*\\[\\s*\\{");

    private JsonGuess() {}

    /** Returns {@link LogFormat#JSON} or {@link LogFormat#JSONL}, or empty if it is no JSON. */
    static Optional<LogFormat> of(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String first = lines.get(0).strip();
        String second = lines.size() == 1 ? "" : lines.get(1).strip();
        if ((first.equals("[]") && second.isEmpty())
                || isArray(first, second)
                || goesOn(first, second)
                || (first.startsWith("{") && HOLDER.matcher(first).find())) {
            return Optional.of(LogFormat.JSON);
        }
        long objects = lines.stream().filter(line -> isObject(line.strip())).count();
        boolean one = isObject(first)
                || (first.length() > LONG_LINE && BEGIN.matcher(first).matches());
        return one || 2 * objects >= lines.size() ? Optional.of(LogFormat.JSONL) : Optional.empty();
    }

    private static boolean isArray(String first, String second) {
        return ARRAY.matcher(first).matches()
                && (first.length() > 2
                        || second.isEmpty()
                        || second.startsWith("{")
                        || second.startsWith("\"")
                        || second.equals("]"));
    }

    /** Tells whether the second line goes on with an object or array of the first. */
    private static boolean goesOn(String first, String second) {
        if (!first.startsWith("{")) {
            return false;
        }
        if (second.isEmpty()) {
            return first.equals("{");
        }
        return first.endsWith("[")
                ? second.startsWith("{") || second.startsWith("\"")
                : (first.endsWith("{") || first.endsWith(",")) && second.startsWith("\"");
    }

    private static boolean isObject(String line) {
        return line.startsWith("{") && line.endsWith("}");
    }
}
