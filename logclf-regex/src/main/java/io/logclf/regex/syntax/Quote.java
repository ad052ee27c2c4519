package io.logclf.regex.syntax;

/**
 * Quotes log text and parts of patterns in messages for people: only the beginning, since log text is user data, and on one
 * line, so that a terminal or a log that shows the message sees no control characters.
 */
public final class Quote {

    private static final int MAX_CHARS = 80;

    private Quote() {}

    /**
     * Returns a text in single quotes, with an ellipsis if it has more than 80 code points; surrogate pairs are not cut. Control
     * characters in a row become one blank.
     */
    public static String of(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ");
        int end = oneLine.offsetByCodePoints(0, Math.min(MAX_CHARS, oneLine.codePointCount(0, oneLine.length())));
        return "'" + oneLine.substring(0, end) + (end < oneLine.length() ? "…" : "") + "'";
    }
}
