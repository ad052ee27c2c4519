package io.logclf.app;

import java.util.Locale;

/**
 * Text of other people, made fit for a terminal: on one line, and without anything that could move the cursor, change the
 * order of letters or hide some. What is escaped reads as in Java: {@code \n}, {@code \t}, {@code \u001b}, {@code \\}.
 */
final class Visible {

    private static final int SHORT_CHARS = 120;

    private Visible() {}

    /** The whole text. */
    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> append(character, visible));
        return visible.toString();
    }

    /** The beginning of a text, and its length if that is not all. */
    static String start(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return of(text);
        }
        int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return String.format(Locale.ROOT, "%s... (%,d characters)", of(text.substring(0, end)), text.length());
    }

    /** The beginning of a text that stands in a list. */
    static String example(String text) {
        return start(text, SHORT_CHARS);
    }

    private static void append(int character, StringBuilder visible) {
        switch (character) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            case '\t' -> visible.append("\\t");
            case '\\' -> visible.append("\\\\");
            default -> {
                if (isHarmless(character)) {
                    visible.appendCodePoint(character);
                } else {
                    for (char unit : Character.toChars(character)) {
                        visible.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                    }
                }
            }
        }
    }

    /** Not a control character, a format character such as those for writing direction, a lone surrogate or a line break. */
    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
