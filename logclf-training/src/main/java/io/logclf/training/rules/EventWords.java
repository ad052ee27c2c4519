package io.logclf.training.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much the constant words of a pattern say about the event. A rule from {@code "<word> detected"}
 * would take half of any log.
 *
 * A word that many templates and much of the {@link BackgroundMessages} have, such as "detected", says half
 * as much as a rare one. Each place at which plain words vary takes away half a word, since it may hold the
 * word that names another event. Words shorter than three letters say nothing, except in scripts other than
 * Latin.
 */
final class EventWords {

    private static final int LEAST_LETTERS = 3;
    /** A word that a smaller share of templates has is rare. */
    private static final double RARE = 0.01;
    /** What a word says that is not rare; a rare one says 1. */
    private static final double COMMON_WEIGHT = 0.5;
    /** What a place with different plain words takes away. */
    private static final double PER_WORD_SLOT = 0.5;

    private final Map<String, Integer> templatesByWord = new HashMap<>();
    private int templates;

    /** Counts the words of the first message of each group, and of the background. */
    EventWords(List<RuleGroup> groups) {
        groups.forEach(group -> add(group.messages().get(0)));
        BackgroundMessages.messages().forEach(this::add);
    }

    private void add(String message) {
        Set<String> words = new HashSet<>();
        PartLexer.parts(message).stream().filter(Part::isWord).forEach(part -> words.add(lower(part.text())));
        words.forEach(word -> templatesByWord.merge(word, 1, Integer::sum));
        templates++;
    }

    /**
     * Tells whether the words of a candidate name the event: one rare word or two common ones, and more
     * where words vary.
     */
    boolean areEnough(Candidate candidate) {
        double weight = candidate.words().stream()
                .map(EventWords::lower)
                .distinct()
                .mapToDouble(this::weight)
                .sum();
        return weight >= 1 + PER_WORD_SLOT * candidate.wordSlots();
    }

    private double weight(String word) {
        boolean latin = word.codePoints().allMatch(c -> c < 0x250);
        if (latin && word.length() < LEAST_LETTERS) {
            return 0;
        }
        return templatesByWord.getOrDefault(word, 0) <= RARE * templates ? 1 : COMMON_WEIGHT;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
