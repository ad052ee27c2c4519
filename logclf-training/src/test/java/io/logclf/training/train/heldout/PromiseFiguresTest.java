package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.api.Promise;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.EmbeddingHead;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.NoveltyGuard;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Confidence;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Thresholds;
import io.logclf.head.TrainedHead;
import io.logclf.head.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromiseFiguresTest {

    private static final Label A = MadeHeldOut.A;
    private static final Label B = MadeHeldOut.B;
    private static final int NONE = 2;

    /** Probabilities of a, b and none, the same by both heads; the last two texts have no label. */
    private static final HeldOut HELD_OUT = heldOut(new int[] {0, 0, 1, 1, NONE, NONE}, new double[][] {
        {0.9, 0.1, 0}, {0.7, 0.2, 0.1}, {0.2, 0.6, 0.2}, {0.2, 0.3, 0.5}, {0.1, 0.8, 0.1}, {0.1, 0.2, 0.7}
    });

    @Test
    void eachPromiseHasWhatBothStagesDecide() {
        PromiseFigures figures = figures(List.of(A, B), new Thresholds(0.85, 1, 1), new Thresholds(0.65, 0.55, 0));
        // The first text by the n-grams, the second and one without a label by both.
        assertShare(figures.of(Promise.SURE), 2 / 4.0, 2 / 3.0);
        assertShare(figures.of(Promise.BALANCED), 3 / 4.0, 3 / 4.0);
    }

    @Test
    void alwaysDecidesEveryTextAsTheStagesDo() {
        PromiseFigures figures = figures(List.of(A, B), new Thresholds(1, 1, 1), new Thresholds(1, 1, 0));
        assertShare(figures.of(Promise.ALWAYS), 1, 4 / 6.0);
    }

    @Test
    void whatTheFirstStageDecidesTheSecondDoesNot() {
        HeldOut differing = MadeHeldOut.of(
                MadeHeldOut.LABELS,
                new int[] {0},
                new double[][] {MadeHeldOut.logs(0.9)},
                new double[][] {MadeHeldOut.logs(1e-9)},
                new double[1]);
        Thresholds half = new Thresholds(0.5, 0.5, 0.5);
        EmbeddingHead head = head(half, half);
        assertShare(new PromiseFigures(List.of(differing), false, List.of(A, B), head).of(Promise.SURE), 1, 1);
    }

    @Test
    void labelsLeftToOthersAreNotDecided() {
        PromiseFigures figures = figures(List.of(A), new Thresholds(1, 1, 1), new Thresholds(0, 0, 0));
        assertShare(figures.of(Promise.ALWAYS), 2 / 4.0, 1);
    }

    @Test
    void nothingDecidedIsNothingWrong() {
        PromiseFigures figures = figures(List.of(A, B), new Thresholds(1, 1, 1), new Thresholds(1, 1, 1));
        assertShare(figures.of(Promise.SURE), 0, 1);
    }

    @Test
    void coveragesAreOfTheMostThatIsRightOftenEnough() {
        PromiseFigures figures = figures(List.of(A, B), new Thresholds(1, 1, 1), new Thresholds(1, 1, 0));
        // The surest is right, the next is a text without a label.
        assertThat(figures.coverages().keySet()).containsExactly(0.9, 0.95, 0.98, 0.99);
        assertThat(figures.coverages().values()).containsOnly(1 / 4.0);
    }

    @Test
    void splitsAreAddedUp() {
        Thresholds never = new Thresholds(1, 1, 1);
        EmbeddingHead head = head(never, new Thresholds(0.65, 0.55, 0));
        HeldOut wrong = heldOut(new int[] {1, 1}, new double[][] {{0.9, 0.1, 0}, {0.5, 0.4, 0.1}});
        PromiseFigures figures = new PromiseFigures(List.of(HELD_OUT, wrong), true, List.of(A, B), head);
        assertShare(figures.of(Promise.SURE), 3 / 6.0, 2 / 4.0);
        assertThat(figures.bySystem()).isTrue();
    }

    private static void assertShare(PromiseFigures.Share share, double coverage, double right) {
        assertThat(share.coverage()).isCloseTo(coverage, within(1e-9));
        assertThat(share.right()).isCloseTo(right, within(1e-9));
    }

    private static HeldOut heldOut(int[] truth, double[][] probabilities) {
        double[][] logs = Arrays.stream(probabilities)
                .map(of -> Arrays.stream(of)
                        .map(probability -> Math.log(probability + 1e-12))
                        .toArray())
                .toArray(double[][]::new);
        return MadeHeldOut.of(MadeHeldOut.LABELS, truth, logs, logs, new double[truth.length]);
    }

    private static PromiseFigures figures(List<Label> deciding, Thresholds lexical, Thresholds embedding) {
        return new PromiseFigures(List.of(HELD_OUT), false, deciding, head(lexical, embedding));
    }

    /** Only its thresholds matter: what it says of texts is in what was held out. */
    private static EmbeddingHead head(Thresholds lexical, Thresholds embedding) {
        List<Label> labels = MadeHeldOut.LABELS;
        NgramHead ngrams = NgramHead.of(
                labels, Vocabulary.of(List.of()), new float[labels.size() * Ngrams.BUCKETS], new float[3], 1);
        TrainedHead shared = new TrainedHead(
                ngrams,
                Optional.of(MadeHeldOut.NONE),
                Confidence.PLAIN,
                lexical,
                new TrainedHead.Origin("none", "", 1));
        LogisticHead head =
                LogisticHead.builder(labels, new float[3], new float[3]).build();
        NoveltyGuard guard = NoveltyGuard.fit(List.of(new TrainingTemplate("text", A, Embedding.of(1))));
        return new EmbeddingHead(shared, head, guard, Calibration.NGRAM_SHARE, Confidence.PLAIN, embedding, "made");
    }
}
