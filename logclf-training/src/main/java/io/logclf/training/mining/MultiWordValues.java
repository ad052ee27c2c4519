package io.logclf.training.mining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds values of several words by their form: text in quotes, JSON and printed maps in braces, and what
 * stands after the last colon if it stands so after other beginnings too, as reasons do: {@code Connection
 * refused} after {@code Upload failed:} and {@code Login failed:}.
 */
final class MultiWordValues {

    /** So many words must stand before the last colon. */
    private static final int MIN_BEGINNING = 2;
    /** So many words must stand behind it. */
    private static final int MIN_ENDING = 2;

    private final Words words;
    private final Map<Long, Set<Long>> beginnings = new HashMap<>();

    MultiWordValues(Words words) {
        this.words = words;
    }

    /**
     * Notes the beginning that an ending has.
     *
     * @param constant the same shape without the words that are likely to be values
     */
    void note(Shape shape, Shape constant) {
        int ending = ending(shape);
        if (ending > 0) {
            beginnings
                    .computeIfAbsent(shape.hash(ending, shape.length()), key -> new HashSet<>())
                    .add(constant.hash(0, afterColon(constant)));
        }
    }

    /** Adds to {@code values} the tokens of a shape that have the form of a value. */
    void find(Shape shape, boolean[] values) {
        int i = 0;
        while (i < values.length) {
            int end = Math.max(endOfQuoted(shape.tokens(), i), endOfBraces(shape.tokens(), i));
            if (end > 0) {
                Arrays.fill(values, i, end, true);
            }
            i = Math.max(i + 1, end);
        }
        int ending = ending(shape);
        if (ending > 0 && beginningsOf(shape.hash(ending, values.length)) > 1) {
            Arrays.fill(values, ending, values.length, true);
        }
    }

    private int beginningsOf(long ending) {
        return beginnings.getOrDefault(ending, Set.of()).size();
    }

    /** Returns where the text after the last colon begins; 0 if too little stands there or before. */
    private int ending(Shape shape) {
        int from = afterColon(shape);
        boolean several = shape.words(from, shape.length()) >= MIN_ENDING && shape.words(0, from) >= MIN_BEGINNING;
        return several ? from : 0;
    }

    private int afterColon(Shape shape) {
        int[] tokens = shape.tokens();
        int i = tokens.length - 1;
        while (i > 0 && !(words.is(tokens[i - 1], ':') && Words.isSpaced(tokens[i]))) {
            i--;
        }
        return Math.max(i, 0);
    }

    /**
     * Returns the end of a text in quotes that begins at a token, or 0. What is assigned may be the message
     * itself: {@code msg="session opened"}.
     */
    private int endOfQuoted(int[] tokens, int from) {
        boolean assigned = from > 0 && words.is(tokens[from - 1], '=');
        if (assigned || !words.is(tokens[from], '"') || !Words.isSpaced(tokens[from])) {
            return 0;
        }
        int end = from + 1;
        while (end < tokens.length && !words.is(tokens[end], '"')) {
            end++;
        }
        return end < tokens.length ? end + 1 : 0;
    }

    /** Returns the end of JSON or a printed map that begins at a token, or 0. */
    private int endOfBraces(int[] tokens, int from) {
        if (!words.is(tokens[from], '{') || !(isJson(tokens, from) || isMap(tokens, from))) {
            return 0;
        }
        int depth = 0;
        for (int i = from; i < tokens.length; i++) {
            if (i > from && words.isWord(tokens[i]) && words.isWord(tokens[i - 1])) {
                // What is said in several words may tell events apart.
                return 0;
            }
            depth += words.is(tokens[i], '{') ? 1 : words.is(tokens[i], '}') ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean isJson(int[] tokens, int from) {
        return from + 1 < tokens.length && (words.is(tokens[from + 1], '"') || words.is(tokens[from + 1], '}'));
    }

    /** As {@code {a=1, b=2}}; attached to a word it is what the word is about. */
    private boolean isMap(int[] tokens, int from) {
        boolean attached = from > 0 && words.isWord(tokens[from - 1]) && !Words.isSpaced(tokens[from]);
        return !attached
                && from + 2 < tokens.length
                && words.isWord(tokens[from + 1])
                && words.is(tokens[from + 2], '=');
    }
}
