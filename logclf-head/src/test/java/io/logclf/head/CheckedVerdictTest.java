package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What speaks against a decision besides the scores: texts with several labels, and messages that say the opposite of a label's. */
class CheckedVerdictTest {

    private static final Label BACKUP = new Label("Backup");
    private static final Label OTHER = new Label("Other");
    private static final List<Label> LABELS = List.of(BACKUP, OTHER);
    private static final Sides SIDES =
            Sides.of(Map.of(BACKUP, List.of("backup <number> completed", "backup <number> succeeded")));
    private static final KeptValues KEPT = new KeptValues(Map.of(), Set.of("state of <word>"));

    private final TrainedHead head = new TrainedHead(
            NgramHead.of(LABELS, Heads.vocabulary(), Heads.weights(2, 5), new float[2], 1),
            Optional.empty(),
            Confidence.PLAIN,
            new Thresholds(0.9, 0.5, 0),
            new TrainedHead.Origin(Normalizer.standard().id(), KEPT, SIDES, "a hash", 1));

    private static Decider decider(double threshold) {
        return Decider.of(LABELS, Optional.empty(), Confidence.PLAIN, List.of(threshold, threshold));
    }

    private static Verdict likely(Decider decider) {
        return decider.verdict(new double[] {5, 0}, 0, 0, labels -> () -> "evidence");
    }

    @Test
    void aDecisionThatNothingSpeaksAgainstStays() {
        Decider decider = decider(0.5);
        Verdict verdict = likely(decider);
        assertThat(head.checked("backup <number> completed", verdict, decider)).isSameAs(verdict);
        assertThat(head.checked("copy <number>", verdict, decider)).isSameAs(verdict);
    }

    @Test
    void theOppositeOfWhatALabelSaysIsUnfamiliarAndKeepsItsGuess() {
        Decider decider = decider(0.5);
        Verdict verdict = likely(decider);
        assertThat(head.checked("backup <number> failed", verdict, decider))
                .isInstanceOfSatisfying(Verdict.Abstained.class, abstained -> {
                    assertThat(abstained.reason()).isEqualTo(AbstainReason.UNFAMILIAR);
                    assertThat(abstained.detail()).isEqualTo("'fail' is what no message of 'Backup' says in training");
                    assertThat(abstained.alternatives()).isEqualTo(verdict.alternatives());
                });
    }

    @Test
    void aTextWithSeveralLabelsIsNotDecided() {
        Decider decider = decider(0.5);
        assertThat(head.checked("state of <word>", likely(decider), decider))
                .isInstanceOfSatisfying(Verdict.Abstained.class, abstained -> {
                    assertThat(abstained.reason()).isEqualTo(AbstainReason.LOW_CONFIDENCE);
                    assertThat(abstained.detail()).startsWith("training gave this text several labels");
                });
    }

    @Test
    void whatAlwaysDecidesDecidesAllTheSame() {
        Decider always = decider(0);
        Verdict verdict = likely(always);
        assertThat(head.checked("backup <number> failed", verdict, always)).isSameAs(verdict);
        assertThat(head.checked("state of <word>", verdict, always)).isSameAs(verdict);
    }

    @Test
    void anAbstentionKeepsItsOwnReason() {
        Decider never = decider(1);
        Verdict verdict = likely(never);
        assertThat(head.checked("backup <number> failed", verdict, never)).isSameAs(verdict);
        assertThat(verdict.alternatives()).extracting(ScoredLabel::label).containsExactly(BACKUP, OTHER);
    }

    @Test
    void labelsThatMayBeDecidedAreAllButNone() {
        TrainedHead withNone = Heads.trained(3);
        assertThat(withNone.labels()).contains(Heads.NONE);
        assertThat(withNone.decidable())
                .doesNotContain(Heads.NONE)
                .hasSize(withNone.labels().size() - 1);
        assertThat(head.decidable()).containsExactly(BACKUP, OTHER);
        assertThatThrownBy(() -> head.decidable().add(new Label("New")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNormalizerThatThisVersionLacksIsRefusedWhenItIsNeeded() {
        TrainedHead other = new TrainedHead(
                head.ngrams(),
                Optional.empty(),
                Confidence.PLAIN,
                head.thresholds(),
                new TrainedHead.Origin("mask-v0", "a hash", 1));
        assertThatThrownBy(other::normalizer)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'mask-v0'")
                .hasMessageContaining("train it again");
        assertThat(head.normalizer().kept()).isEqualTo(KEPT);
    }
}
