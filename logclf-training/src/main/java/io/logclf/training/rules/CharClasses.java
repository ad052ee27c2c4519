package io.logclf.training.rules;

/**
 * Kinds of characters, as bits, and the narrowest class of RE2 syntax for a set of them: what is known of a
 * part that varies.
 */
final class CharClasses {

    static final int DIGIT = 1;
    /** Letters that are hexadecimal digits. */
    static final int HEX = 2;
    /** Other letters of ASCII. */
    static final int LETTER = 4;

    static final int DASH = 8;
    /** The other signs that numbers have. */
    private static final String SIGNS = ".,:/+%";

    private static final int FIRST_SIGN = 16;
    private static final int OTHER = FIRST_SIGN << SIGNS.length();
    /** What {@code \s} matches. */
    static final int SPACE = OTHER << 1;
    /** What the dot does not match; a space as well. */
    static final int BREAK = OTHER << 2;

    /** All that numbers consist of: digits and signs. */
    private static final int NUMBER = SPACE - OTHER - 1 & ~(HEX | LETTER);

    private CharClasses() {}

    /** Returns the kinds of all characters of a text. */
    static int of(CharSequence text) {
        int kinds = 0;
        for (int i = 0; i < text.length(); i++) {
            kinds |= of(text.charAt(i));
        }
        return kinds;
    }

    /** Returns the kind of a character. */
    static int of(char c) {
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
            return HEX;
        }
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            return LETTER;
        }
        int sign = SIGNS.indexOf(c);
        if (sign >= 0) {
            return FIRST_SIGN << sign;
        }
        return switch (c) {
            case '-' -> DASH;
            case '\n' -> SPACE | BREAK;
            case ' ', '\t', '\r', '\f' -> SPACE;
            default -> OTHER;
        };
    }

    /** Tells whether only {@code \S+} has all of them. */
    static boolean isAnyWord(int kinds) {
        return pattern(kinds, false).equals("\\S+");
    }

    /**
     * Returns a pattern for one or more characters of these kinds, or for none too.
     *
     * @param kinds at least one bit
     * @param optional whether the empty text matches
     */
    static String pattern(int kinds, boolean optional) {
        char times = optional ? '*' : '+';
        if ((kinds & SPACE) != 0) {
            if ((kinds & ~(SPACE | BREAK)) == 0) {
                return "\\s" + times;
            }
            return ((kinds & BREAK) != 0 ? "[\\s\\S]" : ".") + times + '?';
        }
        return word(kinds) + times;
    }

    /** Returns the narrowest class for kinds without white space. */
    private static String word(int kinds) {
        if ((kinds & DIGIT) == 0) {
            return "\\S";
        }
        if (kinds == DIGIT) {
            return "\\d";
        }
        if ((kinds & ~NUMBER) == 0) {
            return "[0-9" + signs(kinds) + "]";
        }
        if ((kinds & ~(DIGIT | HEX | DASH)) == 0) {
            return "[0-9a-fA-F" + signs(kinds) + "]";
        }
        return (kinds & ~(DIGIT | HEX | LETTER)) == 0 ? "\\w" : "\\S";
    }

    /** Returns the signs of numbers among the kinds, as they may stand in a class: the dash last. */
    private static String signs(int kinds) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < SIGNS.length(); i++) {
            if ((kinds & FIRST_SIGN << i) != 0) {
                signs.append(SIGNS.charAt(i));
            }
        }
        return (kinds & DASH) != 0 ? signs.append('-').toString() : signs.toString();
    }
}
