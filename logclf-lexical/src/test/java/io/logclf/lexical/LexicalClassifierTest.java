package io.logclf.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Promise;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import io.logclf.head.ModelException;
import io.logclf.head.TrainedHead;
import io.logclf.testkit.LogClassifierContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexicalClassifierTest extends LogClassifierContract {

    private static final TrainedHead HEAD = Heads.trained();
    private static final String REMEMBERED = "User 815 logged in.";
    private static final String ALIKE = "Backup of 3 files started.";
    private static final String FOREIGN = "The recipe wants eggs, butter and cinnamon.";

    @Override
    protected LogClassifier create() {
        return LexicalClassifier.builder(HEAD, Heads.memory()).build();
    }

    @Override
    protected List<LogEntry> entries() {
        return List.of(LogEntry.of(REMEMBERED), LogEntry.of(ALIKE), LogEntry.of(FOREIGN));
    }

    @Test
    void templateOfTrainingGetsItsLabelWhateverTheHeadSays() {
        Verdict.Decided decided = decided(create(), "door 7 opened");
        assertThat(decided.label()).isEqualTo(Heads.BACKUP);
        assertThat(decided.confidence()).isEqualTo(0.99);
        assertThat(decided.evidence().summary()).isEqualTo("in training once: 'door <number> opened'");
    }

    @Test
    void tellsItsLabelsButNotTheOneThatMeansNone() {
        try (LogClassifier stage = create()) {
            assertThat(HEAD.none()).isPresent();
            assertThat(stage.labels()).doesNotContain(HEAD.none().get()).contains(Heads.BACKUP, Heads.USER_ACTION);
        }
    }

    @Test
    void rowsThatAgreeMakeTheMemorySurer() {
        Verdict.Decided decided = decided(create(), REMEMBERED);
        assertThat(decided.confidence()).isEqualTo(1 - 0.01 / 12);
        assertThat(decided.alternatives()).containsExactly(new ScoredLabel(Heads.USER_ACTION, decided.confidence()));
        assertThat(decided.evidence().summary()).isEqualTo("in training 12 times: 'User <number> logged in.'");
    }

    @Test
    void otherMessagesAreDecidedByTheirWords() {
        Verdict.Decided decided = decided(create(), ALIKE);
        assertThat(decided.label()).isEqualTo(Heads.BACKUP);
        assertThat(decided.evidence()).isInstanceOf(WordWeights.class);
        assertThat(decided.evidence().summary()).startsWith("Backup ").contains("; for 'Backup'");
    }

    @Test
    void unfamiliarMessagesAreLeftToTheNextStage() {
        assertThat(verdict(create(), FOREIGN)).isInstanceOf(Verdict.Abstained.class);
        assertThat(verdict(create(), "User 1 logged in quuxily"))
                .isInstanceOfSatisfying(
                        Verdict.Abstained.class,
                        abstained -> assertThat(abstained.reason()).isEqualTo(AbstainReason.UNFAMILIAR));
    }

    @Test
    void messageThatIsNoneOfTheLabelsHasTheirProbabilities() {
        assertThat(verdict(create(), "Heartbeat 4 sent again."))
                .isInstanceOfSatisfying(Verdict.Abstained.class, abstained -> {
                    assertThat(abstained.reason()).isEqualTo(AbstainReason.NO_LABEL_FITS);
                    assertThat(abstained.alternatives())
                            .extracting(ScoredLabel::label)
                            .containsExactlyInAnyOrder(Heads.USER_ACTION, Heads.BACKUP);
                });
    }

    @Test
    void promisesDecideMoreAndMore() {
        String unsure = "User 3 wanted a backup.";
        assertThat(verdict(with(Promise.SURE), unsure)).isInstanceOf(Verdict.Abstained.class);
        assertThat(verdict(with(Promise.ALWAYS), unsure)).isInstanceOf(Verdict.Decided.class);
        for (String message : List.of(FOREIGN, "", "Heartbeat 4 sent again.")) {
            assertThat(decided(with(Promise.ALWAYS), message).label()).isNotEqualTo(Heads.NONE);
        }
        long sure = decidedBy(with(Promise.SURE));
        long balanced = decidedBy(with(Promise.BALANCED));
        assertThat(sure).isLessThanOrEqualTo(balanced);
    }

    @Test
    void thresholdOfALabelTakesThePlaceOfThePromise() {
        LogClassifier stage = LexicalClassifier.builder(HEAD, Heads.memory())
                .promise(Promise.ALWAYS)
                .threshold(Heads.BACKUP, 1)
                .build();
        assertThat(verdict(stage, ALIKE))
                .isInstanceOfSatisfying(
                        Verdict.Abstained.class,
                        abstained ->
                                assertThat(abstained.detail()).isEqualTo("'Backup' is never decided by this stage"));
    }

    @Test
    void thresholdsThatDoNotFitAreRefused() {
        LexicalClassifier.Builder builder = LexicalClassifier.builder(HEAD, Heads.memory());
        assertThatIllegalArgumentException().isThrownBy(() -> builder.threshold(new Label("Other"), 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.threshold(Heads.BACKUP, Double.NaN));
    }

    @Test
    void countsWhatTheMemoryAndTheHeadDecide() {
        LogClassifier stage = create();
        entries().forEach(stage::classify);
        assertThat(stage.counters()).extracting(Counter::name).containsExactly("memory_hits", "head_decisions");
        assertThat(stage.counters()).extracting(Counter::count).containsExactly(1L, 1L);
    }

    @Test
    void headForAnotherNormalizerIsRefused() {
        LexicalClassifier.Builder builder = LexicalClassifier.builder(Heads.trained("mask-v0"), Heads.memory());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(builder::build)
                .withMessageContaining("mask-v0");
    }

    private static LogClassifier with(Promise promise) {
        return LexicalClassifier.builder(HEAD, Heads.memory()).promise(promise).build();
    }

    private static long decidedBy(LogClassifier stage) {
        return List.of(ALIKE, FOREIGN, "User backup", "User 3 wanted a backup.", "Backup user account 4.").stream()
                .filter(message -> verdict(stage, message) instanceof Verdict.Decided)
                .count();
    }

    private static Verdict.Decided decided(LogClassifier stage, String message) {
        Verdict verdict = verdict(stage, message);
        assertThat(verdict).isInstanceOf(Verdict.Decided.class);
        return (Verdict.Decided) verdict;
    }

    private static Verdict verdict(LogClassifier stage, String message) {
        return stage.classify(LogEntry.of(message));
    }
}
