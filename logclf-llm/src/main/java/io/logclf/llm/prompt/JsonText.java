package io.logclf.llm.prompt;

import java.util.Locale;

/**
 * Writes texts as JSON strings on one line. Escaped is everything that cannot be seen: control characters, all line
 * breaks of Unicode, characters that reverse or hide text, and halves of surrogate pairs, which no encoding can carry.
 * Gson escapes less: what is valid JSON to a parser may still look like several lines to a model.
 */
final class JsonText {

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private JsonText() {}

    /** Returns the text in double quotes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(codePoint -> append(quoted, codePoint));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int codePoint) {
        switch (codePoint) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (isVisible(codePoint)) {
                    quoted.appendCodePoint(codePoint);
                } else {
                    for (char half : Character.toChars(codePoint)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) half));
                    }
                }
            }
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> codePoint != LINE_SEPARATOR && codePoint != PARAGRAPH_SEPARATOR;
        };
    }
}
