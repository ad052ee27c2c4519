package io.logclf.regex;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rewrites {@code \w}, {@code \W} and {@code \b}, which know the letters of ASCII only, so that they know those of all
 * scripts.
 */
final class OtherScripts {

    private static final String LETTERS = "\\pL\\pM\\pN_";
    private static final Pattern OTHER_LETTER = Pattern.compile("[\\p{L}&&[^\\x00-\\x7F\u00B5\u03BC]]");

    private OtherScripts() {}

    /** Tells whether a text has a letter that {@code \w} does not know; that of microseconds is none. */
    static boolean in(String text) {
        return OTHER_LETTER.matcher(text).find();
    }

    /**
     * Returns the pattern that matches in texts of all scripts; empty if this one does. An edge of a word amid the pattern is
     * left out, as what stands around it says the same nearly always.
     */
    static Optional<String> rewritten(String pattern) {
        String rewritten = PatternText.replace(pattern, false, (part, place) -> switch (part) {
            case "\\w" -> place.inClass() ? LETTERS : "[" + LETTERS + "]";
            case "\\W" -> place.inClass() ? part : "[^" + LETTERS + "]";
            case "\\b" -> place.inClass() ? part : edge(pattern, place.end());
            default -> part;
        });
        return rewritten.equals(pattern) ? Optional.empty() : Optional.of(rewritten);
    }

    private static String edge(String pattern, int end) {
        String before = pattern.substring(0, end - 2);
        if (before.isEmpty()
                || before.endsWith("|")
                || before.matches("(?s).*\\((?:\\?(?:[imsU-]*:|P?<\\w+>|[imsU-]+\\)))?")) {
            return "(?:^|[^" + LETTERS + "])";
        }
        boolean last = end == pattern.length() || pattern.charAt(end) == ')' || pattern.charAt(end) == '|';
        return last ? "(?:$|[^" + LETTERS + "])" : "";
    }
}
