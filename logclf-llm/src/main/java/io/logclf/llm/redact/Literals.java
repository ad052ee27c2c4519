package io.logclf.llm.redact;

import java.util.List;

/**
 * Words one of which a text must contain, in any case, before a pattern is tried. Most messages contain none, and
 * looking for a word is many times faster than running a pattern. Immutable.
 *
 * @param lowerCase the words, in lower case and ASCII; without words every text passes
 */
record Literals(List<String> lowerCase) {

    static Literals of(String... lowerCase) {
        return new Literals(List.of(lowerCase));
    }

    /** Tells whether {@code text} contains one of the words, or there are none. */
    boolean in(String text) {
        return lowerCase.isEmpty() || lowerCase.stream().anyMatch(word -> isIn(text, word));
    }

    private static boolean isIn(String text, String word) {
        char lower = word.charAt(0);
        char upper = Character.toUpperCase(lower);
        for (int i = 0; i <= text.length() - word.length(); i++) {
            char c = text.charAt(i);
            if ((c == lower || c == upper) && text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
