package io.logclf.training.mining;

/**
 * What a character can be, as bits: the lexer looks at every character of every message, so that a table
 * lookup for ASCII and one test of bits is all it may cost. White space and punctuation of all scripts
 * count as such; every other character beyond ASCII is a letter.
 */
final class CharKind {

    /** White space and control characters, which separate tokens and are no token. */
    static final byte SPACE = 1;
    /** A sign that is a token of its own. */
    static final byte SEPARATOR = 2;
    /** A digit of any script. */
    static final byte DIGIT = 4;
    /** A letter, and everything beyond ASCII that is nothing else. */
    static final byte LETTER = 8;
    /** A capital of ASCII, always with {@link #LETTER}. */
    static final byte UPPER = 16;
    /** Joins the parts of an identifier: {@code a.b}, {@code a/b}, {@code a_b}, {@code a@b}. */
    static final byte JOINT = 32;

    private static final String SEPARATORS = "=:,;()[]{}<>\"'`|#*!?";
    private static final String JOINTS = "./_@\\$~-";
    private static final byte[] KINDS = new byte[128];

    static {
        for (char c = 0; c < KINDS.length; c++) {
            KINDS[c] = ascii(c);
        }
    }

    private CharKind() {}

    /** Returns the kinds of a character. */
    static byte of(char c) {
        return c < KINDS.length ? KINDS[c] : other(c);
    }

    /** Tells whether a character is of one of some kinds. */
    static boolean is(char c, int kinds) {
        return (of(c) & kinds) != 0;
    }

    private static byte ascii(char c) {
        if (c <= ' ' || c == 127) {
            return SPACE;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        if (c >= 'A' && c <= 'Z') {
            return LETTER | UPPER;
        }
        if (c >= 'a' && c <= 'z') {
            return LETTER;
        }
        if (SEPARATORS.indexOf(c) >= 0) {
            return SEPARATOR;
        }
        return JOINTS.indexOf(c) >= 0 ? JOINT : 0;
    }

    private static byte other(char c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return SPACE;
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        return isPunctuation(c) ? SEPARATOR : LETTER;
    }

    private static boolean isPunctuation(char c) {
        return switch (Character.getType(c)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.DASH_PUNCTUATION -> true;
            default -> false;
        };
    }
}
