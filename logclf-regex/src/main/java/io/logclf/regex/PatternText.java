package io.logclf.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Goes through the text of a pattern and replaces parts of it: it knows escapes, quotes, classes and where {@code ^} and
 * {@code $} are for lines, and copies everything else. A search and replace on the text would find the {@code $} in
 * {@code [$]} and the {@code \b} in {@code \\b}; the parser's tree could not be written as a pattern again, and does not exist for
 * all patterns. Accepts any text: whether it is a valid pattern is for RE2/J to say. One pass, linear in the pattern. For one use.
 */
final class PatternText {

    /** Decides what replaces a part of a pattern. */
    interface Replacement {

        /**
         * Returns what replaces a part.
         *
         * @param part one UTF-16 unit, or a backslash with the one behind it; never a part of a quote, nor what begins a class or
         *     a group
         * @param place where it is
         * @return the replacement, possibly empty; {@code part} itself to leave it as it is
         */
        String of(String part, Place place);
    }

    /**
     * Where a part is.
     *
     * @param end the index behind the part in the original pattern
     * @param inClass whether the part is in a bracketed class
     * @param multiline whether {@code ^} and {@code $} match at line breaks there, by the flag of the rule or inline
     */
    record Place(int end, boolean inClass, boolean multiline) {}

    private final String pattern;
    private final Replacement replacement;
    private final StringBuilder replaced = new StringBuilder();
    /** The flag m as it was before each of the groups that are open, the innermost first. */
    private final Deque<Boolean> outer = new ArrayDeque<>();

    private boolean multiline;
    private int at;

    private PatternText(String pattern, boolean multiline, Replacement replacement) {
        this.pattern = pattern;
        this.multiline = multiline;
        this.replacement = replacement;
    }

    /**
     * Replaces parts of a pattern.
     *
     * @param multiline whether the flag m is set at the beginning
     */
    static String replace(String pattern, boolean multiline, Replacement replacement) {
        PatternText text = new PatternText(pattern, multiline, replacement);
        while (text.at < pattern.length()) {
            text.read();
        }
        return text.replaced.toString();
    }

    private void read() {
        switch (pattern.charAt(at)) {
            case '\\' -> escape(false);
            case '[' -> charClass();
            case '(' -> open();
            case ')' -> {
                multiline = outer.isEmpty() ? multiline : outer.pop();
                part(1, false);
            }
            default -> part(1, false);
        }
    }

    /** An escape of two characters, or a whole quote; the rest of {@code \p{Greek}} follows as plain characters. */
    private void escape(boolean inClass) {
        if (!inClass && pattern.startsWith("\\Q", at)) {
            int end = pattern.indexOf("\\E", at);
            copy(end < 0 ? pattern.length() : end + 2);
        } else {
            part(2, inClass);
        }
    }

    private void charClass() {
        // In the first place, a closing bracket stands for itself.
        copy(at + (pattern.startsWith("[^", at) ? 2 : 1));
        copy(at + (pattern.startsWith("]", at) ? 1 : 0));
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int posixEnd = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
            if (posixEnd >= 0) {
                copy(posixEnd + 2);
            } else if (pattern.charAt(at) == '\\') {
                escape(true);
            } else {
                part(1, true);
            }
        }
        copy(at + 1);
    }

    /** The beginning of a group, with its flags; or flags alone, {@code (?m)}, which hold until the group around them ends. */
    private void open() {
        boolean before = multiline;
        int end = at + 1;
        if (pattern.startsWith("(?", at)) {
            end++;
            boolean on = true;
            for (; end < pattern.length() && "imsU-".indexOf(pattern.charAt(end)) >= 0; end++) {
                on &= pattern.charAt(end) != '-';
                multiline = pattern.charAt(end) == 'm' ? on : multiline;
            }
            if (pattern.startsWith(")", end)) {
                // These begin no group, so nothing is restored at a closing bracket of their own.
                copy(end + 1);
                return;
            }
        }
        outer.push(before);
        copy(end);
    }

    /** Lets the replacement decide on the next part. */
    private void part(int length, boolean inClass) {
        int end = Math.min(at + length, pattern.length());
        replaced.append(replacement.of(pattern.substring(at, end), new Place(end, inClass, multiline)));
        at = end;
    }

    /** Copies the pattern up to {@code end}, or as far as there is one. */
    private void copy(int end) {
        int to = Math.min(end, pattern.length());
        replaced.append(pattern, at, to);
        at = to;
    }
}
