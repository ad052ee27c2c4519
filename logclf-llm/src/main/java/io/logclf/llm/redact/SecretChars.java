package io.logclf.llm.redact;

/**
 * Questions about single characters and short ranges that the finders share. Positions outside of the text are allowed,
 * and have no character.
 */
final class SecretChars {

    private SecretChars() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Tells whether a letter, a digit or an underscore stands at {@code i}. */
    static boolean isWordAt(String text, int i) {
        return i >= 0 && i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
    }

    static boolean isDigitAt(String text, int i) {
        return i >= 0 && i < text.length() && isDigit(text.charAt(i));
    }

    static boolean isAt(String text, int i, char c) {
        return i >= 0 && i < text.length() && text.charAt(i) == c;
    }

    static boolean hasDigit(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether a range cannot be a word of a language: it has a digit, a sign, or a capital after the first
     * letter.
     */
    static boolean isNoWord(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean sign = !Character.isLetter(c) && c != '-' && c != '_' && c != '.';
            if (sign || (i > start && Character.isUpperCase(c))) {
                return true;
            }
        }
        return false;
    }
}
