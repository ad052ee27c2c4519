package io.logclf.head.opposites;

import java.util.List;
import java.util.stream.Stream;

/**
 * English endings, and prefixes that say the opposite, in some languages. No dictionary: a word is looked
 * up under every base that it may have, so that a wrong one among them does no harm.
 */
public final class Inflection {

    /**
     * What is left of a word must be as long as this, or it was no ending or prefix: {@code unit}, {@code
     * bed}.
     */
    private static final int SHORTEST = 3;

    private static final List<String> PREFIXES =
            List.of("non-", "dis", "mis", "non", "des", "dés", "un", "in", "im", "ir", "de", "dé", "не");
    private static final String NEGATIONS_OF_HAN = "不未无無非没沒";

    private Inflection() {}

    /** Returns what a word may be an inflection of, itself first. */
    static List<String> bases(String word) {
        return Stream.of(
                        word,
                        without(word, "s", ""),
                        without(word, "es", ""),
                        without(word, "d", ""),
                        without(word, "ed", ""),
                        without(word, "ing", ""),
                        without(word, "ing", "e"),
                        without(word, "ied", "y"),
                        without(word, "ies", "y"),
                        without(word, "ly", ""),
                        single(without(word, "ed", "")),
                        single(without(word, "ing", "")))
                .filter(base -> base.length() >= 2)
                .distinct()
                .toList();
    }

    /** Returns a form that a word's inflections mostly share. */
    static String stem(String word) {
        String stem = word;
        for (String ending : List.of("ing", "ed", "es", "s", "e")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST && !word.endsWith("ss")) {
                stem = word.substring(0, word.length() - ending.length());
                break;
            }
        }
        return single(stem);
    }

    /** Returns a word without a prefix that says the opposite, or the word itself. */
    public static String withoutPrefix(String word) {
        for (String prefix : PREFIXES) {
            if (word.startsWith(prefix) && word.length() - prefix.length() >= SHORTEST) {
                return word.substring(prefix.length());
            }
        }
        boolean han = word.length() > 1 && NEGATIONS_OF_HAN.indexOf(word.charAt(0)) >= 0;
        return han ? word.substring(1) : word;
    }

    private static String without(String word, String ending, String instead) {
        boolean ends = word.endsWith(ending) && word.length() - ending.length() >= 2;
        return ends ? word.substring(0, word.length() - ending.length()) + instead : word;
    }

    /**
     * Returns a stem without a doubled consonant at its end, as {@code stop} for {@code stopp} of {@code
     * stopped}.
     */
    private static String single(String stem) {
        int last = stem.length() - 1;
        boolean twice =
                last > 2 && stem.charAt(last) == stem.charAt(last - 1) && "lsaeiou".indexOf(stem.charAt(last)) < 0;
        return twice ? stem.substring(0, last) : stem;
    }
}
