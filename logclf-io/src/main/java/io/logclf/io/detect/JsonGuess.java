package io.logclf.io.detect;

import io.logclf.io.LogFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells by the first lines of an input, none of them blank, whether it is JSON, and in which form: an
 * object in each line, which can be cut at line ends, or objects that go over lines, share one, or
 * stand in an array, for which {@link io.logclf.io.json.JsonCutter} follows the brackets.
 */
final class JsonGuess {

    /**
     * From this length on, a first line that begins as an object is taken for one, though its end is
     * not there to be seen.
     */
    private static final int LONG_LINE = 1 << 16;

    /**
     * An array whose first element is an object, or nothing behind its bracket in this line; a line
     * such as {@code [main] started} is a message.
     */
    private static final Pattern ARRAY = Pattern.compile("\\[\\s*(\\{\\s*[\"}].*|\\{?)", Pattern.DOTALL);
    /** An object with at least one field. */
    private static final Pattern BEGIN = Pattern.compile("\\{\\s*\".*", Pattern.DOTALL);
    /** An object that holds records and is no record: exports of OpenTelemetry, CloudWatch and others. */
    private static final Pattern HOLDER = Pattern.compile(
            "\"(resource_?[lL]ogs|logEvents)\"\\s*:\\s*\\[|^\\{\\s*\"(events|records|Records)\"\\s*:\\s*\\[\\s*\\{");

    private JsonGuess() {}

    /**
     * Returns {@link LogFormat#JSON} or {@link LogFormat#JSONL}, or empty if it is no JSON. One object
     * in the first line is enough; otherwise half the lines must be objects, as programs print a banner
     * before their log.
     */
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

    /** Tells whether an array begins; if its bracket stands alone in its line, the next line decides. */
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

    /** By the first and the last character only; the parser says whether it is one. */
    private static boolean isObject(String line) {
        return line.startsWith("{") && line.endsWith("}");
    }
}
