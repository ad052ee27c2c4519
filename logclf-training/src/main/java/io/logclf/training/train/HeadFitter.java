package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import smile.classification.LogisticRegression;

/**
 * Fits multinomial logistic regression (smile's, by L-BFGS) to embeddings, with labels in the order of their names. Labels with
 * few templates count more: each template as often as the root of the ratio to the largest label, which lies between leaving
 * imbalance as it is and undoing it.
 */
final class HeadFitter {

    /** Ten times less takes twice as long and moves the likelihood by a thousandth. */
    private static final double TOLERANCE = 1e-3;

    private static final int MAX_ITERATIONS = 500;

    private HeadFitter() {}

    /**
     * @param templates of two labels or more
     * @param penalty times half the squared weights, added to the mean loss of a template; positive
     */
    static LogisticHead fit(List<TrainingTemplate> templates, double penalty) {
        return fit(templates, penalty, true);
    }

    /** As {@link #fit}, but each template counts once. */
    static LogisticHead fitPlain(List<TrainingTemplate> templates, double penalty) {
        return fit(templates, penalty, false);
    }

    private static LogisticHead fit(List<TrainingTemplate> templates, double penalty, boolean balanced) {
        Map<String, List<TrainingTemplate>> byLabel = new TreeMap<>();
        templates.forEach(template -> byLabel.computeIfAbsent(template.label().name(), name -> new ArrayList<>())
                .add(template));
        List<Label> labels = byLabel.keySet().stream().map(Label::new).toList();
        int most = byLabel.values().stream().mapToInt(List::size).max().orElseThrow();
        List<double[]> rows = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            List<TrainingTemplate> ofLabel =
                    byLabel.getOrDefault(labels.get(label).name(), List.of());
            long times = balanced ? Math.round(Math.sqrt((double) most / ofLabel.size())) : 1;
            for (TrainingTemplate template : ofLabel) {
                double[] row = doubles(template.embedding());
                for (int i = 0; i < times; i++) {
                    rows.add(row);
                    classes.add(label);
                }
            }
        }
        int[] y = classes.stream().mapToInt(Integer::intValue).toArray();
        return head(labels, coefficients(rows.toArray(double[][]::new), y, penalty * y.length));
    }

    /** On one thread, since sums over several would depend on how many there are. */
    private static double[][] coefficients(double[][] x, int[] y, double lambda) {
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            return one.submit(() -> {
                        LogisticRegression model = LogisticRegression.fit(x, y, lambda, TOLERANCE, MAX_ITERATIONS);
                        return model instanceof LogisticRegression.Binomial binomial
                                ? new double[][] {new double[binomial.coefficients().length], binomial.coefficients()}
                                : ((LogisticRegression.Multinomial) model).coefficients();
                    })
                    .join();
        } finally {
            one.shutdown();
        }
    }

    /** @param coefficients a row for each label, or for each but the last, each with its bias at the end */
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

    private static double[] doubles(Embedding embedding) {
        float[] values = embedding.toArray();
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
