package io.logclf.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Goes through the text of a pattern and replaces parts of it: knows escapes, quotes, classes and where {@code ^} and
 * {@code $} are for lines, and copies everything else. Of any text: whether it is a valid pattern is for RE2/J to say. For
 * one use.
 */
final class PatternText {

    /** Says what stands for a part of a pattern. */
    interface Replacement {

        /** Returns what stands for {@code part}, one character or an escape, or {@code part} itself. */
        String of(String part, Place place);
    }

    /**
     * Where a part stands.
     *
     * @param end where the part ends in the pattern
     * @param inClass whether that is between brackets
     * @param multiline whether {@code ^} and {@code $} match at line breaks there
     */
    record Place(int end, boolean inClass, boolean multiline) {}

    private final String pattern;
    private final Replacement replacement;
    private final StringBuilder replaced = new StringBuilder();
    /** The flag of the groups around. */
    private final Deque<Boolean> outer = new ArrayDeque<>();

    private boolean multiline;
    private int at;

    private PatternText(String pattern, boolean multiline, Replacement replacement) {
        this.pattern = pattern;
        this.multiline = multiline;
        this.replacement = replacement;
    }

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

    private void escape(boolean inClass) {
        if (!inClass && pattern.startsWith("\\Q", at)) {
            int end = pattern.indexOf("\\E", at);
            copy(end < 0 ? pattern.length() : end + 2);
        } else {
            part(2, inClass);
        }
    }

    private void charClass() {
        // A bracket that closes stands for itself in the first place.
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
                // Flags for the rest of the group that is open already.
                copy(end + 1);
                return;
            }
        }
        outer.push(before);
        copy(end);
    }

    private void part(int length, boolean inClass) {
        int end = Math.min(at + length, pattern.length());
        replaced.append(replacement.of(pattern.substring(at, end), new Place(end, inClass, multiline)));
        at = end;
    }

    private void copy(int end) {
        int to = Math.min(end, pattern.length());
        replaced.append(pattern, at, to);
        at = to;
    }
}
