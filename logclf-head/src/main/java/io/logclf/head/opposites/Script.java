package io.logclf.head.opposites;

import java.lang.Character.UnicodeScript;

/** Scripts, as far as they make a difference to where words end, and to whether an English encoder knows them. */
public final class Script {

    /** Han characters: Chinese, and Japanese Kanji. */
    public static final int HAN = 4;

    /** What comes before is written with spaces. */
    private static final char FIRST_UNSPACED = 0x0E00;

    private Script() {}

    /**
     * Returns which of the scripts a character is of that write words together, or endings to words (Thai and its neighbours,
     * Hiragana, Katakana, Han, Hangul); 0 for all others.
     */
    public static int unspaced(char c) {
        if (c < FIRST_UNSPACED) {
            return 0;
        }
        if (c <= 0x0EFF || (c >= 0x1780 && c <= 0x17FF)) {
            return 1;
        }
        if (c >= 0x3041 && c <= 0x309F) {
            return 2;
        }
        if ((c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) || (c >= 0xFF66 && c <= 0xFF9F)) {
            return 3;
        }
        if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005) {
            return HAN;
        }
        return (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0x1100 && c <= 0x11FF) ? 5 : 0;
    }

    /** Tells whether a word has a character of a script that writes words together. */
    static boolean isUnspaced(String word) {
        return word.chars().anyMatch(c -> unspaced((char) c) != 0);
    }

    /** Tells whether a word has a letter of a script other than Latin. */
    static boolean isForeign(String word) {
        return word.codePoints().anyMatch(c -> Character.isLetter(c) && UnicodeScript.of(c) != UnicodeScript.LATIN);
    }
}
