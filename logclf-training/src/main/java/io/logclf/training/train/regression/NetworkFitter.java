package io.logclf.training.train.regression;

import io.logclf.api.Label;
import io.logclf.embedding.HiddenLayer;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Fits a {@link LogisticHead} with a {@link HiddenLayer} before it: mean cross-entropy, by steps of {@link
 * AdamParameters} over random batches, with a rate that falls to 0.
 *
 * In each step, inputs and units are left out at random, so that no label depends on a few of them (Srivastava
 * and others, Dropout, JMLR 2014). Embeddings share most of their direction; they are centred, and scaled
 * as a whole, for fitting, and the layer's weights and biases make up for it afterwards.
 *
 * Works in 32-bit floats, on the calling thread. The same templates in the same order and the same seed
 * give the same head, to the bit. Not safe for concurrent use.
 *
 * The constants were chosen with kinds of systems left out ({@code docs/training.md}); from 256 units and
 * 12 epochs on, little changes.
 */
final class NetworkFitter {

    private static final int UNITS = 256;
    private static final int EPOCHS = 12;
    private static final int BATCH = 64;
    private static final double RATE = 1e-3;
    private static final float INPUTS_LEFT_OUT = 0.2f;
    private static final float UNITS_LEFT_OUT = 0.3f;

    private final int inputs;
    private final int labels;
    private final float[] center;
    private final float scale;
    private final float[][] rows;
    private final int[] classes;
    private final Random random;

    /** The weights of all units for each input, so that sums run along whole arrays. */
    private final AdamParameters[] unitWeights;

    private final AdamParameters unitBias;
    /** The weights of all units for each label. */
    private final AdamParameters[] labelWeights;

    private final AdamParameters labelBias;

    private NetworkFitter(float[][] embeddings, int[] classes, int labels, long seed) {
        this.inputs = embeddings[0].length;
        this.labels = labels;
        this.classes = classes;
        this.random = new Random(seed);
        this.center = center(embeddings);
        this.scale = scale(embeddings, center);
        this.rows = new float[embeddings.length][inputs];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < inputs; i++) {
                rows[row][i] = (embeddings[row][i] - center[i]) * scale;
            }
        }
        this.unitWeights = new AdamParameters[inputs];
        Arrays.setAll(unitWeights, i -> new AdamParameters(random(UNITS, inputs)));
        this.unitBias = new AdamParameters(random(UNITS, inputs));
        this.labelWeights = new AdamParameters[labels];
        Arrays.setAll(labelWeights, i -> new AdamParameters(random(UNITS, UNITS)));
        this.labelBias = new AdamParameters(random(labels, UNITS));
    }

    /**
     * Fits a head.
     *
     * @param templates one or more, of embeddings of one dimension
     * @param classes the label of each template, from 0
     * @param seed of the first weights, the batches, and what is left out
     */
    static LogisticHead fit(List<TrainingTemplate> templates, int[] classes, List<Label> labels, long seed) {
        float[][] embeddings = templates.stream()
                .map(template -> template.embedding().toArray())
                .toArray(float[][]::new);
        NetworkFitter fitter = new NetworkFitter(embeddings, classes, labels.size(), seed);
        fitter.run();
        float[] weights = new float[labels.size() * UNITS];
        for (int label = 0; label < labels.size(); label++) {
            System.arraycopy(fitter.labelWeights[label].values(), 0, weights, label * UNITS, UNITS);
        }
        return LogisticHead.builder(labels, weights, fitter.labelBias.values())
                .hidden(fitter.hiddenLayer())
                .build();
    }

    private void run() {
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        int steps = EPOCHS * ((order.length + BATCH - 1) / BATCH);
        int step = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            shuffle(order);
            for (int from = 0; from < order.length; from += BATCH) {
                addGradients(Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH)));
                double rate = RATE * (1 - (double) step++ / steps);
                for (AdamParameters weights : unitWeights) {
                    weights.step(rate);
                }
                for (AdamParameters weights : labelWeights) {
                    weights.step(rate);
                }
                unitBias.step(rate);
                labelBias.step(rate);
            }
        }
    }

    /** Adds to the gradients what a batch says, with a part of the inputs and of the units of each row left out. */
    private void addGradients(int[] batch) {
        float[][] input = new float[batch.length][];
        float[][] units = new float[batch.length][];
        float[][] slopes = new float[batch.length][UNITS];
        float[][] weights =
                Arrays.stream(unitWeights).map(AdamParameters::values).toArray(float[][]::new);
        for (int row = 0; row < batch.length; row++) {
            input[row] = leftOut(rows[batch[row]], INPUTS_LEFT_OUT);
            units[row] = unitBias.values().clone();
            addProducts(input[row], weights, units[row]);
            for (int unit = 0; unit < UNITS; unit++) {
                units[row][unit] = Math.max(0, units[row][unit]);
            }
            units[row] = leftOut(units[row], UNITS_LEFT_OUT);
            float[] errors = errors(units[row], classes[batch[row]], 1f / batch.length);
            for (int i = 0; i < labels; i++) {
                labelBias.gradient()[i] += errors[i];
                addTimes(errors[i], units[row], labelWeights[i].gradient());
                addTimes(errors[i], labelWeights[i].values(), slopes[row]);
            }
            for (int unit = 0; unit < UNITS; unit++) {
                slopes[row][unit] = units[row][unit] > 0 ? slopes[row][unit] / (1 - UNITS_LEFT_OUT) : 0;
            }
            addTimes(1, slopes[row], unitBias.gradient());
        }
        float[] column = new float[batch.length];
        for (int i = 0; i < inputs; i++) {
            for (int row = 0; row < batch.length; row++) {
                column[row] = input[row][i];
            }
            addProducts(column, slopes, unitWeights[i].gradient());
        }
    }

    /** Returns the probability of each label, less one for the right one, times the weight of the row. */
    private float[] errors(float[] units, int label, float weight) {
        float[] errors = labelBias.values().clone();
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < labels; i++) {
            errors[i] += product(units, labelWeights[i].values());
            most = Math.max(most, errors[i]);
        }
        float sum = 0;
        for (int i = 0; i < labels; i++) {
            errors[i] = (float) StrictMath.exp(errors[i] - most);
            sum += errors[i];
        }
        for (int i = 0; i < labels; i++) {
            errors[i] = weight * (errors[i] / sum - (i == label ? 1 : 0));
        }
        return errors;
    }

    /** Returns the values with a share of them, drawn at random, set to 0, and the rest larger for it. */
    private float[] leftOut(float[] values, float share) {
        byte[] drawn = new byte[values.length];
        random.nextBytes(drawn);
        float[] left = new float[values.length];
        int below = Math.round(256 * share);
        float factor = 1 / (1 - share);
        for (int i = 0; i < values.length; i++) {
            left[i] = (drawn[i] & 0xFF) < below ? 0 : values[i] * factor;
        }
        return left;
    }

    /** Returns the layer for embeddings as they are: with its centring and scaling inside. */
    private HiddenLayer hiddenLayer() {
        float[] weights = new float[UNITS * inputs];
        float[] bias = unitBias.values().clone();
        for (int unit = 0; unit < UNITS; unit++) {
            double shift = 0;
            for (int i = 0; i < inputs; i++) {
                float weight = unitWeights[i].values()[unit] * scale;
                weights[unit * inputs + i] = weight;
                shift += weight * center[i];
            }
            bias[unit] -= (float) shift;
        }
        return HiddenLayer.of(weights, bias);
    }

    /** Returns numbers drawn evenly from minus to plus one over the square root of the inputs of a sum. */
    private float[] random(int count, int terms) {
        float bound = (float) (1 / Math.sqrt(terms));
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = bound * (2 * random.nextFloat() - 1);
        }
        return numbers;
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = order[i];
            order[i] = order[other];
            order[other] = value;
        }
    }

    private static float[] center(float[][] rows) {
        double[] sums = new double[rows[0].length];
        for (float[] row : rows) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i];
            }
        }
        float[] center = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            center[i] = (float) (sums[i] / rows.length);
        }
        return center;
    }

    /** Returns what makes the mean square of all components 1; 1 if all rows are equal. */
    private static float scale(float[][] rows, float[] center) {
        double squares = 0;
        for (float[] row : rows) {
            for (int i = 0; i < center.length; i++) {
                double difference = (double) row[i] - center[i];
                squares += difference * difference;
            }
        }
        double mean = squares / ((double) rows.length * center.length);
        return mean == 0 ? 1 : (float) (1 / Math.sqrt(mean));
    }

    /**
     * Adds each row of a matrix, times its factor, to sums: four rows in one pass, as reading and writing
     * the sums takes longer than the arithmetic.
     *
     * @param factors of the rows
     * @param rows of {@link #UNITS} values, as many as factors or more
     */
    private static void addProducts(float[] factors, float[][] rows, float[] sums) {
        int fours = factors.length & ~3;
        for (int i = 0; i < fours; i += 4) {
            addTimes(
                    factors[i],
                    rows[i],
                    factors[i + 1],
                    rows[i + 1],
                    factors[i + 2],
                    rows[i + 2],
                    factors[i + 3],
                    rows[i + 3],
                    sums);
        }
        for (int i = fours; i < factors.length; i++) {
            addTimes(factors[i], rows[i], sums);
        }
    }

    /** The inner loop: SIMD code by the JIT, but only where arrays are gone through from their beginning. */
    private static void addTimes(
            float a, float[] as, float b, float[] bs, float c, float[] cs, float d, float[] ds, float[] sums) {
        for (int i = 0; i < UNITS; i++) {
            sums[i] += (a * as[i] + b * bs[i]) + (c * cs[i] + d * ds[i]);
        }
    }

    private static void addTimes(float times, float[] values, float[] sums) {
        for (int i = 0; i < UNITS; i++) {
            sums[i] += times * values[i];
        }
    }

    /** Returns the sum of the products of {@link #UNITS} values, in four sums that do not wait for one another. */
    private static float product(float[] values, float[] others) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < UNITS; i += 4) {
            a += values[i] * others[i];
            b += values[i + 1] * others[i + 1];
            c += values[i + 2] * others[i + 2];
            d += values[i + 3] * others[i + 3];
        }
        return (a + b) + (c + d);
    }
}
