package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.AbstainReason;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of every verdict, whatever the scores. */
class DeciderInvariantsTest {

    private static final long SEED = 77;
    private static final Evidence EVIDENCE = () -> "";
    private static final Confidence CONFIDENCE = new Confidence(-0.4, 0.8, 1.5, 0.3, 5);

    @Test
    void everyVerdictListsTheLikeliestLabelsAndNeverNone() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            int count = 2 + random.nextInt(6);
            List<Label> labels = labels(count);
            Label none = labels.get(random.nextInt(count));
            double[] scores = random.doubles(count, -6, 6).toArray();
            List<ScoredLabel> top = decider(labels, Optional.of(none), 0.5)
                    .verdict(scores, random.nextDouble(), random.nextDouble(), all -> EVIDENCE)
                    .alternatives();
            assertThat(top).as("seed %d, %d", SEED, i).hasSize(Math.min(3, count - 1));
            assertThat(top)
                    .extracting(ScoredLabel::label)
                    .doesNotHaveDuplicates()
                    .doesNotContain(none);
            assertThat(top).extracting(ScoredLabel::label).isEqualTo(likeliest(labels, scores, none, top.size()));
            assertThat(top.stream().mapToDouble(ScoredLabel::score).sum()).isBetween(0.0, 1 + 1e-9);
        }
    }

    @Test
    void aVerdictIsPossibleWhereNoneIsCertain() {
        List<Label> labels = labels(3);
        for (double far : new double[] {-800, -1_000, -1e12}) {
            Verdict verdict = decider(labels, Optional.of(labels.get(1)), 0.5)
                    .verdict(new double[] {far, 0, 2 * far}, 0, 0, all -> EVIDENCE);
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Abstained.class,
                            abstained -> assertThat(abstained.reason()).isEqualTo(AbstainReason.NO_LABEL_FITS));
            assertThat(verdict.alternatives())
                    .extracting(ScoredLabel::label)
                    .containsExactly(labels.get(0), labels.get(2));
            assertThat(verdict.alternatives())
                    .extracting(ScoredLabel::score)
                    .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
        }
    }

    @Test
    void verdictsDecideExactlyWhereTheConfidenceReachesTheThreshold() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            List<Label> labels = labels(4);
            double threshold = 0.01 + 0.98 * random.nextDouble();
            double[] scores = random.doubles(4, -3, 3).toArray();
            double unseen = random.nextDouble();
            double distance = 2 * random.nextDouble();
            Verdict verdict =
                    decider(labels, Optional.empty(), threshold).verdict(scores, unseen, distance, all -> EVIDENCE);
            double most = Arrays.stream(Softmax.probabilities(scores)).max().orElseThrow();
            double confidence = CONFIDENCE.of(most, unseen, distance);
            assertThat(verdict.alternatives().get(0).score()).isEqualTo(confidence);
            assertThat(verdict instanceof Verdict.Decided)
                    .as("seed %d, %d", SEED, i)
                    .isEqualTo(confidence >= threshold);
        }
    }

    @Test
    void aConstantAddedToAllScoresChangesNothing() {
        Decider decider = decider(labels(3), Optional.empty(), 0.3);
        List<ScoredLabel> plain =
                decider.verdict(new double[] {1, 2, 0.5}, 0, 0, all -> EVIDENCE).alternatives();
        List<ScoredLabel> moved = decider.verdict(new double[] {-999, -998, -999.5}, 0, 0, all -> EVIDENCE)
                .alternatives();
        for (int i = 0; i < plain.size(); i++) {
            assertThat(moved.get(i).label()).isEqualTo(plain.get(i).label());
            assertThat(moved.get(i).score()).isCloseTo(plain.get(i).score(), within(1e-9));
        }
    }

    @Test
    void ofEquallyLikelyLabelsTheFirstIsDecided() {
        List<Label> labels = labels(5);
        List<ScoredLabel> top = decider(labels, Optional.of(labels.get(0)), 0)
                .verdict(new double[5], 0, 0, all -> EVIDENCE)
                .alternatives();
        assertThat(top).extracting(ScoredLabel::label).containsExactly(labels.get(1), labels.get(2), labels.get(3));
    }

    @Test
    void noneThatIsJustAsLikelyDoesNotStandInTheWay() {
        List<Label> labels = labels(2);
        Decider decider = Decider.of(labels, Optional.of(labels.get(1)), Confidence.PLAIN, List.of(0.5, 0.5));
        assertThat(decider.verdict(new double[] {1, 1}, 0, 0, all -> EVIDENCE)).isInstanceOf(Verdict.Decided.class);
        assertThat(decider.verdict(new double[] {1, 1.001}, 0, 0, all -> EVIDENCE))
                .isInstanceOfSatisfying(
                        Verdict.Abstained.class,
                        abstained -> assertThat(abstained.reason()).isEqualTo(AbstainReason.NO_LABEL_FITS));
    }

    @Test
    void eachLabelHasItsOwnThreshold() {
        Decider decider = Decider.of(labels(2), Optional.empty(), Confidence.PLAIN, List.of(0.95, 0.6));
        double[] first = {Math.log(0.9), Math.log(0.1)};
        double[] second = {Math.log(0.1), Math.log(0.9)};
        assertThat(decider.verdict(first, 0, 0, all -> EVIDENCE)).isInstanceOf(Verdict.Abstained.class);
        assertThat(decider.verdict(second, 0, 0, all -> EVIDENCE)).isInstanceOf(Verdict.Decided.class);
    }

    @Test
    void evidenceIsMadeOfTheListedLabelsAndOnlyForDecisions() {
        List<List<ScoredLabel>> asked = new ArrayList<>();
        double[] scores = {0, 3, 1};
        Verdict decided = decider(labels(3), Optional.empty(), 0.1).verdict(scores, 0, 0, top -> {
            asked.add(top);
            return EVIDENCE;
        });
        assertThat(asked).containsExactly(decided.alternatives());
        Verdict abstained = decider(labels(3), Optional.empty(), 0.999).verdict(scores, 0, 0, top -> {
            throw new AssertionError("there is nothing to show");
        });
        assertThat(abstained).isInstanceOf(Verdict.Abstained.class);
    }

    @Test
    void whatSpeaksAgainstADecisionKeepsTheLabelsListed() {
        Decider decider = decider(labels(3), Optional.empty(), 0.1);
        Verdict verdict = decider.verdict(new double[] {0, 3, 1}, 0, 0, all -> EVIDENCE);
        assertThat(decider.against(verdict, AbstainReason.UNFAMILIAR, "a reason"))
                .isEqualTo(new Verdict.Abstained(AbstainReason.UNFAMILIAR, "a reason", verdict.alternatives()));
        Decider always = decider(labels(3), Optional.empty(), 0);
        Verdict kept = always.verdict(new double[] {0, 3, 1}, 0, 0, all -> EVIDENCE);
        assertThat(always.against(kept, AbstainReason.UNFAMILIAR, "a reason")).isSameAs(kept);
    }

    @Test
    void oneThresholdForEachLabelIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decider.of(labels(2), Optional.empty(), Confidence.PLAIN, List.of(0.5)))
                .withMessage("thresholds must be 2 numbers in [0, 1]: [0.5]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decider.of(labels(2), Optional.empty(), Confidence.PLAIN, List.of(0.5, Double.NaN)))
                .withMessage("thresholds must be 2 numbers in [0, 1]: [0.5, NaN]");
    }

    private static List<Label> likeliest(List<Label> labels, double[] scores, Label none, int count) {
        return IntStream.range(0, scores.length)
                .boxed()
                .filter(i -> !labels.get(i).equals(none))
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .limit(count)
                .map(labels::get)
                .toList();
    }

    private static List<Label> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Label("L" + i)).toList();
    }

    private static Decider decider(List<Label> labels, Optional<Label> none, double threshold) {
        return Decider.of(labels, none, CONFIDENCE, Collections.nCopies(labels.size(), threshold));
    }
}
