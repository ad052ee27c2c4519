package io.logclf.regex;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rewrites {@code \w}, {@code \W} and {@code \b}, which in RE2 know the letters of ASCII only, so that they know those of all
 * scripts: {@code user \w+} finds "user J" in "user Jürgen" as "user J", and rewritten as {@code user [\pL\pM\pN_]+} all of
 * it. For advice to authors of rules; patterns are matched as they are written.
 */
final class OtherScripts {

    /** The inside of a class: letters, marks and digits of all scripts, and the underscore. */
    private static final String LETTERS = "\\pL\\pM\\pN_";
    // The micro sign, as in "5 µs", is a letter to Unicode, and the Greek mu looks the same.
    private static final Pattern OTHER_LETTER = Pattern.compile("[\\p{L}&&[^\\x00-\\x7F\u00B5\u03BC]]");

    private OtherScripts() {}

    /** Tells whether a text has a letter that {@code \w} does not know; the micro sign does not count. */
    static boolean in(String text) {
        return OTHER_LETTER.matcher(text).find();
    }

    /**
     * Returns the pattern that matches in texts of all scripts; empty if this one does. RE2 has no {@code \b} for all scripts, so
     * one at the beginning or the end of an option becomes a character or an end of the text, and one in the middle is dropped, as
     * its neighbours nearly always imply it. {@code \W} in a class stays, as a class cannot hold the complement of another. So the result
     * is a suggestion that its author should test.
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

    /** Returns what replaces the {@code \b} that ends at {@code end}: one of two groups, or nothing. */
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
