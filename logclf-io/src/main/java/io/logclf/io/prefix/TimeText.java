package io.logclf.io.prefix;

/**
 * Characters and short words as times in logs have them: ASCII, English. All methods take a place of the text and are linear in what they
 * read.
 */
final class TimeText {

    /** English in every locale, as log formats have them. */
    static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private TimeText() {}

    /** Returns the end of the text that fits the mask, or -1. */
    static int masked(String mask, char[] text, int start) {
        int at = start;
        for (int i = 0; i < mask.length(); i++) {
            if (at >= text.length) {
                return -1;
            }
            char m = mask.charAt(i);
            char c = text[at];
            if (m == 'M') {
                if (!isName(MONTHS, text, at)) {
                    return -1;
                }
                at += 3;
            } else if (m == '#' ? isDigit(c) : m == c) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }

    /** Whether one of the names of three letters stands here, as a word of its own. */
    static boolean isName(String names, char[] text, int at) {
        if (at + 3 > text.length || (at + 3 < text.length && isWord(text[at + 3]))) {
            return false;
        }
        char first = text[at];
        char second = text[at + 1];
        char third = text[at + 2];
        for (int i = 0; i < names.length(); i += 3) {
            if (names.charAt(i) == first && names.charAt(i + 1) == second && names.charAt(i + 2) == third) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word stands here and ends here. */
    static boolean wordAt(char[] text, int at, String word) {
        int end = at + word.length();
        if (end > text.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return end == text.length || !isWord(text[end]);
    }

    /** Returns the place behind the digits that begin here, at most so many. */
    static int skipDigits(char[] text, int start, int most) {
        int at = start;
        while (at < text.length && at < start + most && isDigit(text[at])) {
            at++;
        }
        return at;
    }

    /** Returns the first place from here on where no blank is. */
    static int skipBlanks(char[] text, int start) {
        int at = start;
        while (at < text.length && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    /** Blanks of a line; a newer JDK writes a narrow one before AM and PM. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u202F' || c == '\u00A0';
    }

    /** ASCII only, as times have them; {@code Character.isDigit} takes those of all scripts. */
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** ASCII only. */
    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** What a word goes on with: letters and digits of ASCII, and an underscore. */
    static boolean isWord(char c) {
        return isDigit(c) || isUpper(c) || (c >= 'a' && c <= 'z') || c == '_';
    }
}
