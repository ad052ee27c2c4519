package io.logclf.regex.syntax;

/** Quotes log text in messages for people: its start only, since log text is user data, and on one line. */
public final class Quote {

    private static final int MAX_CHARS = 80;

    private Quote() {}

    public static String of(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ");
        int end = oneLine.offsetByCodePoints(0, Math.min(MAX_CHARS, oneLine.codePointCount(0, oneLine.length())));
        return "'" + oneLine.substring(0, end) + (end < oneLine.length() ? "…" : "") + "'";
    }
}
