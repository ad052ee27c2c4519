package io.logclf.api.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses patterns that RE2/J must not be given, since with them a short rule could stop the program:
 *
 * <ul>
 *   <li>Patterns that are too large once counted repetitions are written out. RE2/J writes them out without a limit, and
 *       goes through neighbouring branches by recursion, which would use up the memory or the stack.
 *   <li>U+1C80 to U+1C88 where case is ignored: RE2/J 1.8 never comes to the end of their cases (issue 168 of RE2/J).
 * </ul>
 *
 * <p>For all patterns that come from files, of rules and of what to redact.
 *
 * <p>The size is a weight: one for each character, class and escape, {@value #BRANCH} for each branch or group, and a repetition
 * multiplies the weight of what it repeats. {@code (?:\w{20} ){100}} has 16 characters and weighs over 4,000. It is an upper bound, which
 * takes just enough syntax to compute; any text has one, and whether it is a valid pattern is for RE2/J to say. For one use.
 */
public final class PatternGuard {

    /** Ten thousand characters, or a thousand branches, with which RE2/J's recursion fits a stack of 512 KB. */
    private static final int MAX_WEIGHT = 10_000;

    /** The weight of a branch or a group, which takes stack where a character only takes memory. */
    private static final int BRANCH = 10;

    /** The first of the characters whose cases RE2/J never stops to enumerate. */
    private static final int FIRST_UNFOLDABLE = 0x1C80;

    private static final int LAST_UNFOLDABLE = 0x1C88;
    /** One of these characters, itself or as a code. In ranges they are found by {@link #classMember}. */
    private static final Pattern UNFOLDABLE = Pattern.compile("[\\x{1C80}-\\x{1C88}]|\\\\x\\{0*1[cC]8[0-8]\\}");

    private static final Pattern INLINE_IGNORE_CASE = Pattern.compile("\\(\\?[msU]*i");
    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,4})(,(\\d{0,4}))?\\}");

    private final String pattern;
    /** The groups that are open, around {@link #group}. */
    private final Deque<Group> outer = new ArrayDeque<>();

    private Group group = new Group();
    /** Whether one of those characters, or a range with one, was found so far. */
    private boolean unfoldable;

    private int at;

    private PatternGuard(String pattern) {
        this.pattern = pattern;
        this.unfoldable = UNFOLDABLE.matcher(pattern).find();
    }

    /**
     * Returns why RE2/J must not be given a pattern, and the remedy; empty if it may. Takes time and memory linear in the pattern.
     *
     * @param pattern any text, without references to grok names
     * @param ignoreCase whether it is to be compiled case-insensitively
     */
    public static Optional<String> problem(String pattern, boolean ignoreCase) {
        PatternGuard guard = new PatternGuard(pattern);
        if (guard.weight() > MAX_WEIGHT) {
            return Optional.of("too large: more than " + MAX_WEIGHT + " characters or " + MAX_WEIGHT / BRANCH
                    + " branches, with repetitions such as {3} written out and grok names replaced; repeat less, or make"
                    + " several rules of it");
        }
        if (guard.unfoldable
                && (ignoreCase || INLINE_IGNORE_CASE.matcher(pattern).find())) {
            return Optional.of("the characters U+1C80 to U+1C88 cannot be used where case is ignored; leave them out of"
                    + " the class, as in [\\x{80}-\\x{1c7f}\\x{1c89}-\\x{10ffff}], or leave out the flag i");
        }
        return Optional.empty();
    }

    /**
     * Returns the weight of a pattern; some number above ten thousand if it is too large, or has more characters than
     * that. Otherwise it may be less than the length: {@code [a-z]} weighs 1.
     */
    public static int weight(String pattern) {
        return new PatternGuard(pattern).weight();
    }

    // Stops once the pattern is too large, which also keeps the products of nested repetitions within an int.
    private int weight() {
        int weight = pattern.length();
        while (at < pattern.length() && weight <= MAX_WEIGHT) {
            read(pattern.charAt(at));
            weight = Math.max(group.weight(), BRANCH * outer.size());
        }
        return weight;
    }

    private void read(char c) {
        switch (c) {
            case '\\' -> escape();
            case '[' -> charClass();
            case '(' -> open();
            case ')' -> close();
            case '|' -> part(BRANCH);
            case '*', '+', '?' -> {
                group.repeat(1, 1);
                at++;
            }
            case '{' -> counts();
            default -> part(1);
        }
    }

    private void part(int weight) {
        group.add(weight);
        at++;
    }

    private void escape() {
        if (pattern.startsWith("\\Q", at)) {
            int end = pattern.indexOf("\\E", at);
            int quoted = (end < 0 ? pattern.length() : end) - at - 2;
            group.add(quoted);
            at += quoted + 4;
        } else {
            group.add(1);
            skipEscape();
        }
    }

    /** Goes behind an escaped character or a class such as {@code \d} or {@code \p{Greek}}. */
    private void skipEscape() {
        boolean braced = charAt(at + 2) == '{' && "xpP".indexOf(charAt(at + 1)) >= 0;
        int end = braced ? pattern.indexOf('}', at) : charAt(at + 1) == 'x' ? at + 3 : at + 1;
        at = end < 0 ? pattern.length() : end + 1;
    }

    /** A class counts as one character, whatever is in it. */
    private void charClass() {
        group.add(1);
        at += pattern.startsWith("[^", at) ? 2 : 1;
        do {
            classMember();
        } while (at < pattern.length() && pattern.charAt(at) != ']');
        at++;
    }

    private void classMember() {
        int posixEnd = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
        if (posixEnd >= 0) {
            at = posixEnd + 2;
            return;
        }
        boolean set = charAt(at) == '\\' && "dDsSwWpP".indexOf(charAt(at + 1)) >= 0;
        int first = classChar();
        if (!set && charAt(at) == '-' && charAt(at + 1) != ']') {
            at++;
            int last = classChar();
            unfoldable |= first <= LAST_UNFOLDABLE && last >= FIRST_UNFOLDABLE;
        }
    }

    /** Returns the character here, and goes behind it; an escape that is not hexadecimal stands for ASCII. */
    private int classChar() {
        int start = at;
        if (charAt(at) != '\\') {
            int c = start < pattern.length() ? pattern.codePointAt(start) : 0;
            at += Character.charCount(c);
            return c;
        }
        skipEscape();
        String digits = pattern.substring(start, Math.min(at, pattern.length())).replaceAll("^\\\\x\\{?|\\}$", "");
        return digits.matches("[0-9A-Fa-f]{1,6}") ? Integer.parseInt(digits, 16) : 0;
    }

    private void open() {
        at++;
        boolean flags = charAt(at) == '?';
        if (flags) {
            at++;
            while ("imsU-".indexOf(charAt(at)) >= 0) {
                at++;
            }
        }
        if (flags && charAt(at) == ')') {
            // Flags for what follows are no part of their own: a repetition behind them is for what stands before them.
            at++;
            return;
        }
        if (flags) {
            // A colon, or the first character of a name, which then counts as text.
            at++;
        }
        outer.push(group);
        group = new Group();
    }

    private void close() {
        int weight = group.weight() + BRANCH;
        group = outer.isEmpty() ? new Group() : outer.pop();
        part(weight);
    }

    /** A counted repetition multiplies what stands before it; with an upper bound, each optional copy is a branch. */
    private void counts() {
        Matcher counts = COUNTS.matcher(pattern).region(at, pattern.length());
        if (!counts.lookingAt()) {
            part(1);
            return;
        }
        int min = Integer.parseInt(counts.group(1));
        int max = min;
        if (counts.group(2) != null) {
            max = counts.group(3).isEmpty() ? min + 1 : Integer.parseInt(counts.group(3));
        }
        group.repeat(Math.max(1, Math.max(min, max)), Math.max(1, max - min));
        at = counts.end();
    }

    /** The character at an index; NUL behind the end, which stands for nothing here. */
    private char charAt(int index) {
        return index < pattern.length() ? pattern.charAt(index) : 0;
    }

    /** The weight of what was read of a group, with that of its last part apart, since a repetition may follow it. */
    private static final class Group {

        private int before;
        private int last;

        void add(int part) {
            before += last;
            last = part;
        }

        void repeat(int copies, int branches) {
            last = last * copies + branches * BRANCH;
        }

        int weight() {
            return before + last;
        }
    }
}
