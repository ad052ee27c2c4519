package io.logclf.training.mining;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was learned about words beyond one place: which were found to be values, in how many templates,
 * where values stand, and which words follow another one in many contexts. Grows from round to round of a
 * {@link Refinement}; contexts are learned again in each. Words are known by their hash. Not safe for
 * concurrent use.
 */
final class KnownValues {

    /** Templates in which a word must have been a value to be likely one elsewhere. */
    private static final int RECURRING = 2;
    /** Templates in which a word must have been a value to be one even where no other value is seen. */
    private static final int FREQUENT = 3;

    private final Words words;
    private final Map<Long, Integer> values = new HashMap<>();
    private final Set<Long> templatesOfValues = new HashSet<>();
    private final Set<Long> places = new HashSet<>();
    /** By pair of words, in how many contexts with several words the second stands. */
    private final Map<Long, Integer> contexts = new HashMap<>();

    private final Map<Long, Integer> variableContexts = new HashMap<>();

    KnownValues(Words words) {
        this.words = words;
    }

    /**
     * Notes that a word was found to be a value where it stands.
     *
     * @param template what is equal for two shapes of one template
     */
    void know(Shape shape, int at, long template) {
        long word = words.hash(shape.tokens()[at]);
        if (templatesOfValues.add(Hash.mix(template) + word)) {
            values.merge(word, 1, Integer::sum);
        }
        places.add(place(shape, at));
    }

    /** Tells whether a word was found to be a value somewhere. */
    boolean isKnown(int token) {
        return values.containsKey(words.hash(token));
    }

    /** Tells whether a word was found to be a value in several templates: then it is one wherever it stands. */
    boolean isRecurring(int token) {
        return values.getOrDefault(words.hash(token), 0) >= RECURRING;
    }

    /**
     * Tells whether a word was found to be a value in so many templates that it is one even where no other
     * is seen.
     */
    boolean isFrequent(int token) {
        return values.getOrDefault(words.hash(token), 0) >= FREQUENT;
    }

    /** Tells whether a word that was found to be a value somewhere stands where values were found. */
    boolean isValue(Shape shape, int at) {
        int token = shape.tokens()[at];
        return words.isWord(token) && isKnown(token) && places.contains(place(shape, at));
    }

    /** Forgets the contexts, which change as shapes do. */
    void forgetContexts() {
        contexts.clear();
        variableContexts.clear();
    }

    /**
     * Notes that a word stands after another one in one more context.
     *
     * @param variable whether something variable stands there too
     */
    void note(Shape shape, int at, boolean variable) {
        long pair = pair(shape, at);
        contexts.merge(pair, 1, Integer::sum);
        if (variable) {
            variableContexts.merge(pair, 1, Integer::sum);
        }
    }

    /** Tells whether a word stands after the same other one in several contexts where different words stand. */
    boolean isShared(Shape shape, int at) {
        return at > 0 && contexts.getOrDefault(pair(shape, at), 0) > 1;
    }

    /**
     * Tells whether a word stands after the same other one in several contexts where something variable
     * stands too.
     */
    boolean isBesideVariable(Shape shape, int at) {
        return variableContexts.getOrDefault(pair(shape, at), 0) > 1;
    }

    /** Returns what is equal for a word after another one, and after the same key if it is assigned. */
    private long pair(Shape shape, int at) {
        int[] tokens = shape.tokens();
        long before = at == 0 ? 0 : words.hash(tokens[at - 1]);
        long key = at > 1 && words.is(tokens[at - 1], '=') ? words.hash(tokens[at - 2]) : 0;
        return Hash.mix(before * Hash.FACTOR + key) * Hash.FACTOR + words.hash(tokens[at]);
    }

    /**
     * Returns what is equal for places between the same words: those on both sides, whatever signs stand
     * between.
     */
    private long place(Shape shape, int at) {
        int[] tokens = shape.tokens();
        int before = at - 1;
        while (before >= 0 && !words.isWord(tokens[before])) {
            before--;
        }
        int after = at + 1;
        while (after < tokens.length && !words.isWord(tokens[after])) {
            after++;
        }
        long left = before < 0 ? 0 : words.hash(tokens[before]);
        return left * Hash.FACTOR + (after == tokens.length ? 0 : words.hash(tokens[after]));
    }
}
