package io.logclf.training.train.regression;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.train.texts.EncodedText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import smile.math.BFGS;

/**
 * Fits a head over embeddings, with labels in the order of their names: multinomial logistic regression,
 * with a hidden layer before it where there are enough texts ({@link NetworkFitter}).
 *
 * Without the layer it minimizes {@link SoftmaxLoss} by smile's L-BFGS from zero, of fewer texts than dimensions in their {@link RowSpace}. Every text counts once
 * here, whereas in {@link NgramFitter} every template does. The same texts in the same order, and the same
 * seed, give the same head, to the bit.
 *
 * @param hidden whether there is a hidden layer
 * @param seed of the layer's fit
 */
public record HeadFitter(boolean hidden, long seed) {

    /**
     * The inverse of the penalty times the number of templates, as scikit-learn's C. Values from 3 to 100
     * make little difference on templates held out.
     */
    private static final double C = 10;

    /**
     * Where L-BFGS stops, as it measures the gradient: the loss is a ten-thousandth above its least there
     * ({@code FittingSpeed} measures it).
     */
    static final double TOLERANCE = 1e-4;

    /**
     * Where it stops for large regressions: the loss is a fiftieth above its least, after a third of the
     * steps.
     */
    private static final double TOLERANCE_OF_LARGE = 1e-3;
    /** So many examples times labels make a large regression, of which each step takes tens of milliseconds. */
    private static final long LARGE = 200_000;

    /** Never reached in practice; it bounds the time if a loss should not converge. */
    private static final int MAX_ITERATIONS = 500;
    /** How many steps L-BFGS remembers to estimate the curvature from. */
    static final int CORRECTIONS = 10;

    /**
     * So many texts make a hidden layer worth it. With systems left out it was better than without from
     * 1,265 texts on, the least that was tried.
     */
    private static final int ENOUGH_FOR_HIDDEN = 1_250;

    /**
     * Returns what fits heads to a training set, and to the parts of it that other parts are held out from.
     *
     * @param texts how many the whole set has
     */
    public static HeadFitter forTexts(int texts, long seed) {
        return new HeadFitter(texts >= ENOUGH_FOR_HIDDEN, seed);
    }

    /**
     * Fits a head with the penalty of training, and lifts the biases of rare labels ({@link RareLabels}).
     *
     * @param texts of two labels or more
     */
    public LogisticHead fit(List<EncodedText> texts) {
        List<TrainingTemplate> templates = EncodedText.templates(texts);
        LogisticHead head;
        if (hidden) {
            List<Label> labels = labels(templates);
            head = NetworkFitter.fit(templates, classes(templates, labels), labels, seed);
        } else {
            head = fit(templates, 1 / (C * texts.size()));
        }
        RareLabels rare = RareLabels.of(EncodedText.texts(texts));
        float[] bias = head.bias();
        for (int label = 0; label < bias.length; label++) {
            bias[label] += (float) rare.lift(head.labels().get(label));
        }
        return head.toBuilder().bias(bias).build();
    }

    /**
     * Fits a head without a hidden layer to embeddings, each of which counts once.
     *
     * @param templates of two labels or more
     * @param penalty times half the squared weights, added to the mean loss of a template; positive
     */
    public static LogisticHead fit(List<TrainingTemplate> templates, double penalty) {
        List<Label> labels = labels(templates);
        int[] classes = classes(templates, labels);
        double[][] embeddings = templates.stream()
                .map(template -> doubles(template.embedding()))
                .toArray(double[][]::new);
        if (embeddings.length >= embeddings[0].length) {
            return head(labels, coefficients(embeddings, classes, labels.size(), penalty));
        }
        RowSpace space = new RowSpace(embeddings);
        double[][] coefficients = coefficients(space.coordinates(), classes, labels.size(), penalty);
        return head(
                labels,
                Arrays.stream(coefficients)
                        .map(ofLabel -> withLast(space.inDimensions(ofLabel), ofLabel[embeddings.length]))
                        .toArray(double[][]::new));
    }

    /** Returns the weights of each label, and its bias at the end, by L-BFGS from zero. */
    private static double[][] coefficients(double[][] rows, int[] classes, int labels, double penalty) {
        SoftmaxLoss loss = new SoftmaxLoss(
                Arrays.stream(rows).map(row -> withLast(row, 1)).toArray(double[][]::new), classes, labels, penalty);
        double[] parameters = new double[loss.parameters()];
        boolean large = (long) classes.length * labels > LARGE;
        double tolerance = large ? TOLERANCE_OF_LARGE : TOLERANCE;
        BFGS.minimize(new CachedGradient(loss), CORRECTIONS, parameters, tolerance, MAX_ITERATIONS);
        return loss.coefficients(parameters);
    }

    private static List<Label> labels(List<TrainingTemplate> templates) {
        return templates.stream()
                .map(TrainingTemplate::label)
                .distinct()
                .sorted(Comparator.comparing(Label::name))
                .toList();
    }

    /** Returns the number of each template's label. */
    private static int[] classes(List<TrainingTemplate> templates, List<Label> labels) {
        return templates.stream()
                .mapToInt(template -> labels.indexOf(template.label()))
                .toArray();
    }

    /** @param coefficients a row for each label, each with its bias at the end */
    private static LogisticHead head(List<Label> labels, double[][] coefficients) {
        int dimension = coefficients[0].length - 1;
        float[] weights = new float[labels.size() * dimension];
        float[] bias = new float[labels.size()];
        for (int label = 0; label < coefficients.length; label++) {
            for (int i = 0; i < dimension; i++) {
                weights[label * dimension + i] = (float) coefficients[label][i];
            }
            bias[label] = (float) coefficients[label][dimension];
        }
        return LogisticHead.builder(labels, weights, bias).build();
    }

    static double[] doubles(Embedding embedding) {
        float[] values = embedding.toArray();
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** Returns numbers with one more behind them: the weight of a one is the bias. */
    static double[] withLast(double[] numbers, double last) {
        double[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = last;
        return more;
    }
}
