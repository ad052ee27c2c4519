package io.logclf.regex.syntax;

import java.util.Optional;

/**
 * The lexical part of the parser: a pattern that is read from left to right, as characters, numbers and escapes, each of
 * which moves the position behind it. What the parser does not know ends the parse with {@link UnknownConstruct}, which is
 * thrown rather than returned because it may be met at any depth. Not safe for concurrent use.
 */
final class PatternInput {

    /** What {@link #number} returns where there is no number; not -1, which stands for an unbounded repetition. */
    private static final int NO_NUMBER = -2;

    private final String pattern;
    /** The index of the next character, in UTF-16 units. */
    private int at;

    PatternInput(String pattern) {
        this.pattern = pattern;
    }

    /** Returns the index of the next character. */
    int at() {
        return at;
    }

    /** Goes back to an index that {@link #at} returned. */
    void goTo(int index) {
        at = index;
    }

    /**
     * Reads a number of up to four digits, more than RE2/J admits as a count.
     *
     * @return the number; -2 if there is none, or one with leading zeros, which RE2 takes for plain text
     */
    int number() {
        int start = at;
        while (!atEnd() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        String digits = pattern.substring(start, at);
        return digits.matches("0|[1-9]\\d{0,3}") ? Integer.parseInt(digits) : NO_NUMBER;
    }

    /**
     * Reads the letter of {@code \d} and the like, or all of {@code \p{Greek}}, behind the backslash.
     *
     * @return the characters of the class; empty, with nothing read, if the next letter stands for no class
     * @throws UnknownConstruct if the class is a Unicode class that cannot be represented
     */
    Optional<CharSet> perlClass(RegexFlags flags) {
        if (peek() == 'p' || peek() == 'P') {
            return Optional.of(unicodeClass(flags));
        }
        CharSet set =
                switch (Character.toLowerCase(peek())) {
                    case 'd' -> CharSet.DIGIT;
                    case 's' -> CharSet.SPACE;
                    case 'w' -> CharSet.WORD;
                    default -> CharSet.NONE;
                };
        if (set.equals(CharSet.NONE)) {
            return Optional.empty();
        }
        CharSet cased = flags.ignoreCase() ? folded(set) : set;
        boolean negated = Character.isUpperCase(peek());
        at++;
        return Optional.of(negated ? cased.negate() : cased);
    }

    private CharSet unicodeClass(RegexFlags flags) {
        int start = at++;
        if (accept("{")) {
            skipPast('}');
        } else {
            nextCodePoint();
        }
        return UnicodeClasses.of("\\" + pattern.substring(start, at), flags.ignoreCase())
                .orElseThrow(UnknownConstruct::new);
    }

    /**
     * Reads one escaped character, behind the backslash: a control character, a code such as {@code x41} or {@code x{1F600}},
     * or punctuation that stands for itself.
     *
     * @return its code point
     * @throws UnknownConstruct if it is another letter or digit, such as RE2's octal codes, or not ASCII
     */
    int escapedChar() {
        int c = nextCodePoint();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 0x0B;
            case 'a' -> 0x07;
            case 'x' -> hexadecimal();
            default -> punctuation(c);
        };
    }

    private static int punctuation(int c) {
        if (c >= 128 || Character.isLetterOrDigit(c)) {
            throw new UnknownConstruct();
        }
        return c;
    }

    private int hexadecimal() {
        String digits;
        if (accept("{")) {
            int start = at;
            skipPast('}');
            digits = pattern.substring(start, at - 1);
        } else {
            if (at + 2 > pattern.length()) {
                throw new UnknownConstruct();
            }
            digits = pattern.substring(at, at + 2);
            at += 2;
        }
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            throw new UnknownConstruct();
        }
    }

    /**
     * Returns a set with the other cases of its characters.
     *
     * @throws UnknownConstruct if these are not known for certain, see {@link CharSet#fold}
     */
    static CharSet folded(CharSet set) {
        return set.fold().orElseThrow(UnknownConstruct::new);
    }

    /** Tells whether all of the pattern has been read. */
    boolean atEnd() {
        return at >= pattern.length();
    }

    /**
     * Returns the next character without reading it.
     *
     * @throws UnknownConstruct at the end of the pattern
     */
    char peek() {
        if (atEnd()) {
            throw new UnknownConstruct();
        }
        return pattern.charAt(at);
    }

    /**
     * Reads the next code point.
     *
     * @throws UnknownConstruct at the end of the pattern
     */
    int nextCodePoint() {
        peek();
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    /** Reads {@code text} if it comes next, and tells whether it did. */
    boolean accept(String text) {
        boolean there = pattern.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }

    /**
     * Reads one character, which must be {@code c}.
     *
     * @throws UnknownConstruct if it is another, or the pattern ends
     */
    void expect(char c) {
        if (nextCodePoint() != c) {
            throw new UnknownConstruct();
        }
    }

    /**
     * Reads up to and including the next {@code c}.
     *
     * @throws UnknownConstruct if there is none
     */
    void skipPast(char c) {
        int end = pattern.indexOf(c, at);
        if (end < 0) {
            throw new UnknownConstruct();
        }
        at = end + 1;
    }

    /**
     * Ends the parse of a pattern with a construct that this parser does not know; caught in {@link RegexParser#parse}, and
     * never seen outside this package. Has no stack trace, as it is control flow and not an error.
     */
    static final class UnknownConstruct extends RuntimeException {
        UnknownConstruct() {
            super("unknown construct", null, false, false);
        }
    }
}
