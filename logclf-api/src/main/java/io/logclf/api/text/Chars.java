package io.logclf.api.text;

/**
 * The classes of characters that the forms consist of, looked up in tables for ASCII. Every character of every message is
 * classified at least once, so {@link #kind} combines all classes that a scan needs as bits of one number.
 *
 * <p>Beyond ASCII, letters of any script are word characters, spaces and quotation marks break, and everything else,
 * digits and surrogates included, is neither.
 */
final class Chars {

    /** Ends a chunk: spaces, control characters, quotes and brackets. */
    static final int BREAK = 1;
    /** 0 to 9; digits of other scripts are not variable parts here. */
    static final int DIGIT = 2;
    /** A letter of any script. */
    static final int LETTER = 4;
    /** A digit, or a letter from a to f in either case. */
    static final int HEX = 8;
    // The triggers of e-mail addresses and URLs.
    static final int AT = 16;
    static final int COLON = 32;
    static final int SLASH = 64;
    /** What words consist of; without the underscore, so that {@code user_685} has a number of its own. */
    static final int WORD = DIGIT | LETTER;

    // The bits of the second table: where in longer forms a character may occur.
    private static final int LOCAL_PART = 1;
    private static final int PATH_PART = 2;
    private static final int ID_PART = 4;
    private static final int SCHEME_PART = 8;

    private static final byte[] KINDS = kinds();
    private static final byte[] PARTS = parts();

    private Chars() {}

    /** Returns the bits of {@code c}: what breaks a chunk, what a word consists of, and what may trigger a form. */
    static int kind(char c) {
        return c < 128 ? KINDS[c] : kindBeyondAscii(c);
    }

    static boolean isBreak(char c) {
        return (kind(c) & BREAK) != 0;
    }

    static boolean isWord(char c) {
        return (kind(c) & WORD) != 0;
    }

    static boolean isLetter(char c) {
        return (kind(c) & LETTER) != 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return c < 128 && (KINDS[c] & HEX) != 0;
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** May stand before the {@code @} of an e-mail address. */
    static boolean isLocalPart(char c) {
        return hasPart(c, LOCAL_PART);
    }

    static boolean isDomainPart(char c) {
        return c == '.' || c == '-' || isWord(c);
    }

    /** May stand between the separators of a path. */
    static boolean isPathPart(char c) {
        return hasPart(c, PATH_PART);
    }

    /** May stand in a quoted identifier. */
    static boolean isIdPart(char c) {
        return hasPart(c, ID_PART);
    }

    static boolean isSchemePart(char c) {
        return c < 128 && (PARTS[c] & SCHEME_PART) != 0;
    }

    private static boolean hasPart(char c, int part) {
        return c < 128 ? (PARTS[c] & part) != 0 : isWord(c);
    }

    private static int kindBeyondAscii(char c) {
        if (Character.isLetter(c)) {
            return LETTER;
        }
        int type = Character.getType(c);
        boolean quote = type == Character.INITIAL_QUOTE_PUNCTUATION || type == Character.FINAL_QUOTE_PUNCTUATION;
        return quote || Character.isSpaceChar(c) || Character.isISOControl(c) ? BREAK : 0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (int c = 0; c <= ' '; c++) {
            kinds[c] = BREAK;
        }
        kinds[127] = BREAK;
        mark(kinds, "\"'`<>()[]{}", BREAK);
        mark(kinds, "0123456789", DIGIT | HEX);
        for (char c = 'a'; c <= 'z'; c++) {
            int bits = c <= 'f' ? LETTER | HEX : LETTER;
            kinds[c] = (byte) bits;
            kinds[Character.toUpperCase(c)] = (byte) bits;
        }
        mark(kinds, "@", AT);
        mark(kinds, ":", COLON);
        mark(kinds, "/", SLASH);
        return kinds;
    }

    private static byte[] parts() {
        byte[] parts = new byte[128];
        for (char c = 0; c < 128; c++) {
            if ((KINDS[c] & WORD) != 0) {
                parts[c] = LOCAL_PART | PATH_PART | ID_PART | SCHEME_PART;
            }
        }
        mark(parts, "._%+-", LOCAL_PART);
        mark(parts, "._-~%+#$&?=*!@", PATH_PART);
        mark(parts, "._-:/#@+$%~\\", ID_PART);
        mark(parts, "+-.", SCHEME_PART);
        return parts;
    }

    private static void mark(byte[] table, String chars, int bits) {
        for (int i = 0; i < chars.length(); i++) {
            table[chars.charAt(i)] |= (byte) bits;
        }
    }
}
