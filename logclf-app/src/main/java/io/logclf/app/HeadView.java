package io.logclf.app;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.MessageVectors;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.Neighbours.Neighbour;
import io.logclf.embedding.Normalizer;
import io.logclf.embedding.TrainedHead;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks at a message as a stage with a trained head does, to say in words what its verdict rests on.
 *
 * @param head what the stage decides by
 * @param vectors the stage
 */
record HeadView(TrainedHead head, MessageVectors vectors) {

    private static final int NEAREST = 3;
    private static final int SHOWN_DIGITS = 4;

    /** What stands beneath the verdict: how the message was read, how far it is from the training data, which labels fit. */
    List<String> lines(String message, Verdict verdict) {
        Normalizer normalizer = Normalizer.of(head.origin().normalizer());
        Embedding embedding = Embedding.of(vectors.vector(message));
        List<String> lines = new ArrayList<>();
        lines.add("it reads            " + Visible.example(normalizer.normalize(message)));
        lines.add("distance            " + distance(embedding, verdict));
        String title = "nearest in training ";
        for (Neighbour neighbour : head.guard().nearest(embedding, NEAREST)) {
            lines.add(title
                    + String.format(
                            Locale.ROOT,
                            "%.2f  %s (%s)",
                            neighbour.similarity(),
                            Visible.example(neighbour.template()),
                            Visible.of(neighbour.label().name())));
            title = " ".repeat(title.length());
        }
        title = "probable labels     ";
        for (ScoredLabel label : verdict.alternatives()) {
            lines.add(title + probability(label));
            title = " ".repeat(title.length());
        }
        return lines;
    }

    private String distance(Embedding embedding, Verdict verdict) {
        boolean unfamiliar =
                verdict instanceof Verdict.Abstained abstained && abstained.reason() == AbstainReason.UNFAMILIAR;
        double distance = head.guard().distance(embedding);
        double bound = head.guard().maxDistance();
        if (bound == Double.MAX_VALUE) {
            return rounded(distance, RoundingMode.HALF_UP) + " from the training data; there is no bound";
        }
        return unfamiliar
                ? rounded(distance, RoundingMode.CEILING) + " from the training data, above the bound of "
                        + rounded(bound, RoundingMode.FLOOR)
                : rounded(distance, RoundingMode.FLOOR) + " from the training data, within the bound of "
                        + rounded(bound, RoundingMode.CEILING);
    }

    private String probability(ScoredLabel scored) {
        Label label = scored.label();
        double threshold = head.head().thresholds().get(head.head().labels().indexOf(label));
        boolean reached = scored.score() >= threshold;
        String needed = threshold >= 1
                ? "never decided by this stage"
                : (reached ? "needs " : "misses its threshold of ")
                        + rounded(threshold, reached ? RoundingMode.FLOOR : RoundingMode.CEILING);
        return rounded(scored.score(), reached ? RoundingMode.HALF_UP : RoundingMode.FLOOR) + "  "
                + Visible.of(label.name()) + ", " + needed;
    }

    /** Both sides of a bound are rounded away from each other, so that they never read the same. */
    private static String rounded(double value, RoundingMode mode) {
        return new BigDecimal(value).setScale(SHOWN_DIGITS, mode).toPlainString();
    }
}
