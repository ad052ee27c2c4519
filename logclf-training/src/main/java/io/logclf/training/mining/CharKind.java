package io.logclf.training.mining;

/** What a character can be, as bits. */
final class CharKind {

    static final byte SPACE = 1;
    static final byte SEPARATOR = 2;
    static final byte DIGIT = 4;
    static final byte LETTER = 8;
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

    static byte of(char c) {
        return c < KINDS.length ? KINDS[c] : other(c);
    }

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
