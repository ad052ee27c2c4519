package io.logclf.head;

import io.logclf.api.Label;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Multinomial logistic regression over {@link Ngrams} as a {@link Vocabulary} weighs them: the score of a
 * label is {@code (w x + b) / T} with the temperature T, and scores are logarithms of probabilities but for
 * a constant.
 *
 * <p>Weights times idf are 8-bit integers, with one factor for each label, so that a text's sums are exact
 * whatever their order, and eight labels are added at a time. Immutable and safe for concurrent use.
 *
 * <p>How it adds: a bucket's weights for eight labels are the bytes of a {@code long}. Its bytes at even
 * and at odd places are added to four lanes of 16 bits each, which hold the sum of {@value #BLOCK} bytes
 * before they overflow; then the lanes are emptied into whole numbers. Weights are stored with {@value
 * #OFFSET} added, so that no byte is negative, and the offsets are taken off at the end. One byte more
 * holds the square that a text's length needs. So a text has the same scores on every machine.
 */
public final class NgramHead {

    /** What is added to weights where they are packed, so that none is negative. */
    static final int OFFSET = 128;

    private static final int MAX_WEIGHT = 127;
    /** So many bytes have a sum that fits 16 bits. */
    private static final int BLOCK = 257;

    private static final long EVERY_OTHER_BYTE = 0x00FF_00FF_00FF_00FFL;
    private static final int LANE_BITS = 16;
    private static final long LANE = 0xFFFF;

    /** In the order of scores. */
    private final List<Label> labels;

    private final Vocabulary vocabulary;
    private final float[] factors;
    private final float[] bias;
    private final double temperature;
    /** How many values of {@link #packed} a bucket has. */
    private final int longs;
    /** For each bucket a byte for each label, and one for its square: byte i of long k for label 8 k + i. */
    private final long[] packed;

    /** @param weights for each bucket and label, buckets that training has not seen included */
    NgramHead(
            List<Label> labels,
            Vocabulary vocabulary,
            byte[] weights,
            float[] factors,
            float[] bias,
            double temperature) {
        this.labels = List.copyOf(labels);
        this.vocabulary = vocabulary;
        this.factors = factors;
        this.bias = bias;
        this.temperature = temperature;
        this.longs = labels.size() / Long.BYTES + 1;
        this.packed = packed(vocabulary, weights, labels.size(), longs);
        if (labels.size() < 2 || new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException("labels must be two or more, and all different: " + labels);
        }
        // Scores divided by less may be infinite.
        if (!(temperature >= 1e-9 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("temperature must be positive and finite: " + temperature);
        }
    }

    /**
     * Returns a head of weights that were fitted to {@link Vocabulary#values}. They are rounded to 255 steps for each label.
     *
     * @param labels two labels or more, all different
     * @param weights a row for each of {@link Ngrams#BUCKETS} buckets with a weight for each label, one row after the other, finite;
     *     rows of buckets that the vocabulary has not seen do not count
     * @param bias one value for each label, finite
     * @param temperature what scores are divided by; positive, 1 if not calibrated
     * @throws IllegalArgumentException if the sizes do not fit or a value is infinite or NaN
     */
    public static NgramHead of(
            List<Label> labels, Vocabulary vocabulary, float[] weights, float[] bias, double temperature) {
        int count = labels.size();
        if (weights.length != Ngrams.BUCKETS * count || bias.length != count) {
            throw new IllegalArgumentException("weights and bias must fit " + count + " labels: " + weights.length
                    + " and " + bias.length + " values");
        }
        requireFinite("weights", weights);
        requireFinite("bias", bias);
        float[] factors = new float[count];
        for (int i = 0; i < weights.length; i++) {
            float weight = Math.abs(weights[i]) * vocabulary.seenIdf(i / count);
            factors[i % count] = Math.max(factors[i % count], weight / MAX_WEIGHT);
        }
        byte[] rounded = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            float factor = factors[i % count];
            rounded[i] = factor == 0 ? 0 : (byte) Math.round(weights[i] * vocabulary.seenIdf(i / count) / factor);
        }
        return new NgramHead(labels, vocabulary, rounded, factors, bias.clone(), temperature);
    }

    /** Returns the labels, in the order of the scores. */
    public List<Label> labels() {
        return labels;
    }

    /** Returns what weighs the features. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns what scores are divided by; positive. */
    public double temperature() {
        return temperature;
    }

    /** Returns this head with another temperature. */
    public NgramHead withTemperature(double other) {
        return new NgramHead(labels, vocabulary, weights(), factors, bias, other);
    }

    /** Returns the score of each label for a text, in the order of {@link #labels}. */
    public double[] scores(Ngrams text) {
        int[] buckets = text.buckets();
        long[] sums = new long[Long.BYTES * longs];
        add(buckets, buckets.length, sums);
        for (int again = 1; again < Ngrams.WORD_WEIGHT; again++) {
            add(buckets, text.wordBuckets(), sums);
        }
        double length = vocabulary.length(sums[labels.size()]);
        long offset = (long) OFFSET * (buckets.length + (Ngrams.WORD_WEIGHT - 1) * text.wordBuckets());
        double[] scores = new double[labels.size()];
        for (int label = 0; label < scores.length; label++) {
            scores[label] = (factors[label] * (sums[label] - offset) / length + bias[label]) / temperature;
        }
        return scores;
    }

    /**
     * A token of a text.
     *
     * @param token a run without white space
     * @param weight by how much it raises the score of a label above the mean of all labels; may be negative
     */
    public record TokenWeight(String token, double weight) {}

    /**
     * Returns how much each token of a text speaks for a label, heaviest first. What two words say together is not counted.
     *
     * @throws IllegalArgumentException if the head has no such label
     */
    public List<TokenWeight> tokenWeights(String text, Label label) {
        int wanted = labels.indexOf(label);
        if (wanted < 0) {
            throw new IllegalArgumentException("the head has no label '" + label + "'");
        }
        double length = vocabulary.length(Ngrams.of(text));
        return Arrays.stream(text.strip().split("\\s+"))
                .distinct()
                .map(token -> new TokenWeight(token, weight(Ngrams.of(token), wanted) / length / temperature))
                .sorted(Comparator.comparingDouble(TokenWeight::weight).reversed())
                .toList();
    }

    /** Returns by how much a token's features raise the score of a label above the mean of all. */
    private double weight(Ngrams token, int wanted) {
        double weight = 0;
        for (int i = 0; i < token.buckets().length; i++) {
            int times = i < token.wordBuckets() ? Ngrams.WORD_WEIGHT : 1;
            for (int label = 0; label < factors.length; label++) {
                double share = (label == wanted ? 1 : 0) - 1.0 / factors.length;
                weight += times * share * factors[label] * weight(token.buckets()[i], label);
            }
        }
        return weight;
    }

    /** Adds the rows of the first buckets to the sums, a block after the other. */
    private void add(int[] buckets, int count, long[] sums) {
        for (int from = 0; from < count; from += BLOCK) {
            addBlock(buckets, from, Math.min(count, from + BLOCK), sums);
        }
    }

    /** Adds at most {@link #BLOCK} rows, four lanes of 16 bits at a time. */
    private void addBlock(int[] buckets, int from, int to, long[] sums) {
        for (int part = 0; part < longs; part++) {
            long even = 0;
            long odd = 0;
            for (int i = from; i < to; i++) {
                long row = packed[buckets[i] * longs + part];
                even += row & EVERY_OTHER_BYTE;
                odd += (row >>> Byte.SIZE) & EVERY_OTHER_BYTE;
            }
            for (int lane = 0; lane < Long.BYTES / 2; lane++) {
                sums[Long.BYTES * part + 2 * lane] += (even >>> (LANE_BITS * lane)) & LANE;
                sums[Long.BYTES * part + 2 * lane + 1] += (odd >>> (LANE_BITS * lane)) & LANE;
            }
        }
    }

    float[] factors() {
        return factors;
    }

    float[] bias() {
        return bias;
    }

    /** Returns the rounded weight of a bucket for a label. */
    int weight(int bucket, int label) {
        long part = packed[bucket * longs + label / Long.BYTES];
        return (int) ((part >>> (Byte.SIZE * (label % Long.BYTES))) & 0xFF) - OFFSET;
    }

    /** Returns the rounded weights, a row for each bucket. */
    private byte[] weights() {
        byte[] weights = new byte[Ngrams.BUCKETS * labels.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) weight(i / labels.size(), i % labels.size());
        }
        return weights;
    }

    /** Arranges weights and squares as {@link #packed} has them. */
    private static long[] packed(Vocabulary vocabulary, byte[] weights, int labels, int longs) {
        long[] packed = new long[Ngrams.BUCKETS * longs];
        for (int bucket = 0; bucket < Ngrams.BUCKETS; bucket++) {
            for (int label = 0; label < labels; label++) {
                packed[bucket * longs + label / Long.BYTES] |=
                        (long) (weights[bucket * labels + label] + OFFSET) << (Byte.SIZE * (label % Long.BYTES));
            }
            packed[bucket * longs + labels / Long.BYTES] |=
                    (long) vocabulary.square(bucket) << (Byte.SIZE * (labels % Long.BYTES));
        }
        return packed;
    }

    private static void requireFinite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(name + "[" + i + "] must be finite: " + values[i]);
            }
        }
    }
}
