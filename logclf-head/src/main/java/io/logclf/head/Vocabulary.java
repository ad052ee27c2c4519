package io.logclf.head;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What training has seen: of how many texts, in how many of them each bucket of {@link Ngrams} and each word occurs. It weighs
 * features: one in d of n texts has the inverse document frequency {@code idf = ln((1 + n) / (1 + d)) + 1}, and a text is a vector
 * of {@code g idf} of its buckets, divided by the root of the sum of {@code g idf^2}, where g is 2 for buckets of words and 1 for those of
 * characters. In that sum, squares are rounded to 8 bits, in 255ths of the largest that there can be. Immutable and safe for concurrent use.
 */
public final class Vocabulary {

    /** The largest square of idf, in the unit of {@link #square}. */
    static final int MAX_SQUARE = 255;

    private final int documents;
    private final int[] bucketFrequencies;
    /** Hashes of words in ascending order, and in how many texts each occurs. */
    private final int[] words;

    private final int[] wordFrequencies;

    /** Idf by frequency. */
    private final float[] weights;

    private final byte[] squares;
    private final double squareUnit;
    /** Places in {@link #words} plus one by hash, with open addressing; 0 is free. */
    private final int[] slots;

    /** @param bucketFrequencies from 0 to {@code documents}, as {@code wordFrequencies} */
    Vocabulary(int documents, int[] bucketFrequencies, int[] words, int[] wordFrequencies) {
        this.documents = documents;
        this.bucketFrequencies = bucketFrequencies;
        this.words = words;
        this.wordFrequencies = wordFrequencies;
        this.weights = new float[documents + 1];
        for (int frequency = 0; frequency <= documents; frequency++) {
            weights[frequency] = (float) idf(documents, frequency);
        }
        this.squareUnit = (double) weights[0] * weights[0] / MAX_SQUARE;
        this.squares = new byte[Ngrams.BUCKETS];
        for (int bucket = 0; bucket < squares.length; bucket++) {
            double idf = idf(bucket);
            squares[bucket] = (byte) Math.round(idf * idf / squareUnit);
        }
        this.slots = slots(words);
    }

    /** Counts in texts, each of which counts once for what it contains. */
    public static Vocabulary of(Iterable<Ngrams> texts) {
        int documents = 0;
        int[] buckets = new int[Ngrams.BUCKETS];
        Map<Integer, Integer> words = new TreeMap<>();
        for (Ngrams text : texts) {
            documents++;
            for (int bucket : text.buckets()) {
                buckets[bucket]++;
            }
            Arrays.stream(text.words()).distinct().forEach(word -> words.merge(word, 1, Integer::sum));
        }
        return new Vocabulary(
                documents,
                buckets,
                words.keySet().stream().mapToInt(Integer::intValue).toArray(),
                words.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the number of texts. */
    public int documents() {
        return documents;
    }

    /**
     * Returns the values of a text's features, in the order of {@link Ngrams#toArray}: what a head is fitted to. Their Euclidean length
     * is between 1 and the root of 2.
     */
    public float[] values(Ngrams text) {
        int[] buckets = text.buckets();
        float[] values = new float[buckets.length];
        double length = length(text);
        for (int i = 0; i < values.length; i++) {
            int times = i < text.wordBuckets() ? Ngrams.WORD_WEIGHT : 1;
            values[i] = (float) (times * idf(buckets[i]) / length);
        }
        return values;
    }

    /**
     * Returns how unfamiliar a text is: the share of its words that training has never seen, each word weighed by its idf; in [0, 1], and
     * 0 for a text without words.
     */
    public double unseen(Ngrams text) {
        double all = 0;
        double unseen = 0;
        for (int word : text.words()) {
            int place = place(word);
            double weight = weights[place < 0 ? 0 : wordFrequencies[place]];
            all += weight;
            unseen += place < 0 ? weight : 0;
        }
        return all == 0 ? 0 : unseen / all;
    }

    /** Returns the square of a bucket's idf, in a unit of which {@link #length} knows. */
    int square(int bucket) {
        return squares[bucket] & MAX_SQUARE;
    }

    /** Returns what the values of a text are divided by. */
    double length(Ngrams text) {
        int[] buckets = text.buckets();
        int sum = 0;
        for (int i = 0; i < buckets.length; i++) {
            sum += (i < text.wordBuckets() ? Ngrams.WORD_WEIGHT : 1) * square(buckets[i]);
        }
        return length(sum);
    }

    /** Returns what the values of a text are divided by whose squares have this sum. */
    double length(long sumOfSquares) {
        return sumOfSquares == 0 ? 1 : Math.sqrt(sumOfSquares * squareUnit);
    }

    /** Returns the idf of a bucket. */
    float idf(int bucket) {
        return weights[bucketFrequencies[bucket]];
    }

    /** Returns the idf of a bucket; 0 for one that no text has. */
    float seenIdf(int bucket) {
        return bucketFrequencies[bucket] == 0 ? 0 : idf(bucket);
    }

    /** Returns how many buckets some text has. */
    int seenBuckets() {
        int seen = 0;
        for (int frequency : bucketFrequencies) {
            seen += frequency > 0 ? 1 : 0;
        }
        return seen;
    }

    int[] bucketFrequencies() {
        return bucketFrequencies;
    }

    int[] words() {
        return words;
    }

    int[] wordFrequencies() {
        return wordFrequencies;
    }

    /**
     * Returns the inverse document frequency, computed by {@link StrictMath}: it is the same on every
     * machine, which {@link Math#log} need not be.
     */
    private static double idf(int documents, int frequency) {
        return StrictMath.log((1.0 + documents) / (1.0 + frequency)) + 1;
    }

    /** Returns the place of a word, or -1. */
    private int place(int word) {
        int slot = word & (slots.length - 1);
        while (slots[slot] != 0) {
            int place = slots[slot] - 1;
            if (words[place] == word) {
                return place;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static int[] slots(int[] words) {
        int[] slots = new int[Integer.highestOneBit(Math.max(1, words.length)) * 4];
        for (int place = 0; place < words.length; place++) {
            int slot = words[place] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = place + 1;
        }
        return slots;
    }
}
