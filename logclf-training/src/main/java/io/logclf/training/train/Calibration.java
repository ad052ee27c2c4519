package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.embedding.LogisticHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What held-out texts say about a head: how sure it may be, and from where on it is right often enough. Each text counts once,
 * however many rows it has.
 *
 * @param temperature what scores are divided by
 * @param maxDistance of the guard
 * @param thresholds by label; labels that are not there have none that is good enough
 */
record Calibration(double temperature, double maxDistance, Map<String, Double> thresholds) {

    /** Below this, another label may be as probable. */
    private static final double LEAST_THRESHOLD = 0.5;
    /**
     * A label with fewer predictions decides only where no prediction of any label was wrong: its own say little, and those of others
     * do not vouch for it.
     */
    private static final int OWN_THRESHOLD = 20;
    /**
     * How many predictions of all labels count beside a label's own. The lowest of many thresholds that seem good enough is too low
     * more often than not.
     */
    private static final double ALL_LABELS = 100;

    private static final double LEAST_TEMPERATURE = 0.2;
    private static final double MOST_TEMPERATURE = 5;
    private static final int SEARCH_STEPS = 40;

    /**
     * @param all the same texts, split in one way or several
     * @param headLabels the labels that the head is to decide
     * @param targetPrecision the share of right decisions that each threshold must reach
     * @param accepted the share of texts that the guard must find familiar
     */
    static Calibration of(List<HeldOut> all, List<Label> headLabels, double targetPrecision, double accepted) {
        List<String> names = headLabels.stream().map(Label::name).toList();
        double temperature = temperature(all, names);
        double maxDistance = quantile(all, names, accepted);
        List<Prediction> predictions = new ArrayList<>();
        for (HeldOut heldOut : all) {
            for (int text = 0; text < heldOut.size(); text++) {
                if (heldOut.distances()[text] <= maxDistance) {
                    predictions.add(Prediction.of(heldOut, text, temperature));
                }
            }
        }
        predictions.removeIf(prediction -> !names.contains(prediction.label()));
        predictions.sort(Comparator.comparingDouble(Prediction::probability).reversed());
        Map<String, Double> thresholds = new TreeMap<>();
        for (String name : names) {
            long own = predictions.stream().filter(p -> p.label().equals(name)).count();
            boolean few = own < OWN_THRESHOLD * (long) all.size();
            thresholds.put(
                    name, few ? aboveAllWrong(predictions) : threshold(predictions, name, all.size(), targetPrecision));
        }
        return new Calibration(temperature, maxDistance, thresholds);
    }

    /** Returns the highest threshold of a label. */
    double threshold() {
        return thresholds.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    /** Returns the head with the temperature that was found. */
    LogisticHead applyTo(LogisticHead head) {
        return LogisticHead.builder(head.labels(), head.weights(), head.bias())
                .temperature(temperature)
                .build();
    }

    /** The most probable label of a text, how probable it is, and whether it is right. */
    private record Prediction(String label, double probability, boolean right) {

        static Prediction of(HeldOut heldOut, int text, double temperature) {
            double[] probabilities = heldOut.probabilities(text, temperature);
            int best = IntStream.range(0, probabilities.length)
                    .boxed()
                    .max(Comparator.comparingDouble(label -> probabilities[label]))
                    .orElseThrow();
            return new Prediction(heldOut.labels().get(best), probabilities[best], best == heldOut.truth()[text]);
        }
    }

    /**
     * The lowest probability from which on predictions of a label are right often enough, with {@link #ALL_LABELS} predictions of all
     * labels beside them; 1 if there is none.
     *
     * @param sorted from the surest on
     * @param splits how often each text is among the predictions
     */
    private static double threshold(List<Prediction> sorted, String label, int splits, double target) {
        int right = 0;
        double own = 0;
        double ownRight = 0;
        double threshold = 1;
        for (int i = 0; i < sorted.size(); i++) {
            Prediction prediction = sorted.get(i);
            right += prediction.right() ? 1 : 0;
            if (prediction.label().equals(label)) {
                own += 1.0 / splits;
                ownRight += prediction.right() ? 1.0 / splits : 0;
            }
            double share = (double) right / (i + 1);
            if (ownRight + ALL_LABELS * share >= target * (own + ALL_LABELS)) {
                threshold = prediction.probability();
            }
        }
        return Math.max(LEAST_THRESHOLD, threshold);
    }

    /** The lowest probability from which on all predictions are right; 1 if the surest is wrong. */
    private static double aboveAllWrong(List<Prediction> sorted) {
        double threshold = 1;
        for (Prediction prediction : sorted) {
            if (!prediction.right()) {
                break;
            }
            threshold = prediction.probability();
        }
        return Math.max(LEAST_THRESHOLD, threshold);
    }

    /** The distance that a share of the texts with these labels is within. */
    private static double quantile(List<HeldOut> all, List<String> names, double share) {
        double[] distances = all.stream()
                .flatMapToDouble(heldOut -> IntStream.range(0, heldOut.size())
                        .filter(text -> names.contains(heldOut.labels().get(heldOut.truth()[text])))
                        .mapToDouble(text -> heldOut.distances()[text]))
                .sorted()
                .toArray();
        if (distances.length == 0) {
            return 0;
        }
        return distances[Math.min(distances.length, (int) Math.ceil(share * distances.length)) - 1];
    }

    /** The temperature with the least mean loss, by golden section search; the loss has one minimum. */
    private static double temperature(List<HeldOut> all, List<String> names) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(LEAST_TEMPERATURE);
        double high = Math.log(MOST_TEMPERATURE);
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (loss(all, names, Math.exp(left)) <= loss(all, names, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(List<HeldOut> all, List<String> names, double temperature) {
        double sum = 0;
        for (HeldOut heldOut : all) {
            for (int text = 0; text < heldOut.size(); text++) {
                int truth = heldOut.truth()[text];
                if (names.contains(heldOut.labels().get(truth))) {
                    sum -= Math.log(Math.max(Double.MIN_NORMAL, heldOut.probabilities(text, temperature)[truth]));
                }
            }
        }
        return sum;
    }
}
