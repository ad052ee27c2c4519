package io.logclf.workbench.files;

import io.logclf.workbench.model.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a few messages that are unlike each other: one for each value of the words that have few, such as
 * an exit code. What has many values, such as a number or a name, makes no difference. So a person sees
 * what might have to be split. Not safe for concurrent use.
 *
 * <p>Words are told apart by their place in the message and compared by hash, so that it needs little
 * memory for each of very many cells. Of a message, the first {@value #MAX_WORDS} words count.
 */
final class Variety {

    private static final int MAX_WORDS = 48;
    /** A word with more values than this besides its first is one that just varies. */
    private static final int FEW_VALUES = 5;

    private static final int MAX_KEPT = 16;
    private static final int MISSING = 0;

    private final List<Kept> kept = new ArrayList<>();
    /** The first value of each word. Most have no other, so that only those that have need more room. */
    private int[] first = new int[0];

    private int[][] others = new int[0][];

    /**
     * A message that was kept.
     *
     * @param fresh the words, a bit each, that had a new value
     */
    private record Kept(Sample sample, long fresh) {}

    /** Looks at a message, and keeps it if one of its words has a value that is new at that place. */
    void add(String message, long line, String time) {
        long fresh = 0;
        int word = 0;
        int hash = 0;
        boolean inWord = false;
        int end = Math.min(message.length(), Sample.MAX_CHARS);
        for (int i = 0; i <= end && word < MAX_WORDS; i++) {
            char c = i < end ? message.charAt(i) : ' ';
            if (Character.isWhitespace(c)) {
                if (inWord) {
                    fresh |= isNew(word, hash) ? 1L << word : 0;
                    word++;
                    hash = 0;
                    inWord = false;
                }
            } else {
                hash = 31 * hash + c;
                inWord = true;
            }
        }
        if ((fresh != 0 || kept.isEmpty()) && kept.size() < MAX_KEPT) {
            kept.add(new Kept(Sample.of(message, line, time), fresh));
        }
    }

    /** Tells whether a word has a value that it never had, and notes it, unless it has had many already. */
    private boolean isNew(int word, int hash) {
        if (word >= first.length) {
            int had = first.length;
            first = Arrays.copyOf(first, word + 1);
            Arrays.fill(first, had, word, MISSING);
            first[word] = hash;
            return true;
        }
        if (first[word] == hash) {
            return false;
        }
        if (word >= others.length) {
            others = Arrays.copyOf(others, word + 1);
        }
        int[] known = others[word] == null ? new int[0] : others[word];
        if (known.length >= FEW_VALUES) {
            return false;
        }
        for (int value : known) {
            if (value == hash) {
                return false;
            }
        }
        others[word] = Arrays.copyOf(known, known.length + 1);
        others[word][known.length] = hash;
        return true;
    }

    /**
     * Returns at most so many that are unlike each other: the first message, then those with new values of
     * the most telling words.
     */
    List<Sample> samples(int most) {
        List<Kept> rest = new ArrayList<>(kept.subList(Math.min(1, kept.size()), kept.size()));
        rest.sort(Comparator.comparingInt((Kept one) -> Long.bitCount(one.fresh & telling()))
                .reversed());
        List<Sample> samples = new ArrayList<>();
        if (!kept.isEmpty()) {
            samples.add(kept.get(0).sample);
        }
        for (Kept one : rest) {
            if (samples.size() < most) {
                samples.add(one.sample);
            }
        }
        return samples;
    }

    /** Returns the words, a bit each, that have several values, and few. */
    private long telling() {
        long telling = 0;
        for (int word = 0; word < others.length; word++) {
            telling |= others[word] != null && others[word].length < FEW_VALUES ? 1L << word : 0;
        }
        return telling;
    }
}
