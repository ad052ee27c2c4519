package io.logclf.llm;

import java.util.List;

/** Words one of which a text must hold, in any case, before a pattern is worth trying: this saves most of the time. */
record Literals(List<String> lowerCase) {

    static Literals of(String... lowerCase) {
        return new Literals(List.of(lowerCase));
    }

    /** Says whether one of the words is in {@code text}; without words, every text will do. */
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
