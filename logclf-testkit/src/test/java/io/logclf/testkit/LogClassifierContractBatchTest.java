package io.logclf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the contract against stages that answer rightly one by one and wrongly in a batch. */
class LogClassifierContractBatchTest {

    private static final String BATCH = "batchGivesWhatItsEntriesGiveOneByOneInTheirOrder";
    private static final String EMPTY_BATCH = "emptyBatchGivesNoVerdict";

    @Test
    void noticesABatchInAnotherOrder() {
        assertThat(failures((entries, oneByOne) -> {
                    Collections.reverse(oneByOne);
                    return oneByOne;
                }))
                .containsExactly(BATCH);
    }

    @Test
    void noticesABatchThatIsTooShort() {
        assertThat(failures((entries, oneByOne) -> oneByOne.subList(0, Math.max(0, oneByOne.size() - 1))))
                .containsExactly(BATCH);
    }

    @Test
    void noticesABatchThatDropsRepetitions() {
        assertThat(failures((entries, oneByOne) ->
                        oneByOne.subList(0, (int) entries.stream().distinct().count())))
                .containsExactly(BATCH);
    }

    @Test
    void noticesAMissingVerdict() {
        assertThat(failures((entries, oneByOne) -> {
                    oneByOne.replaceAll(verdict -> verdict instanceof Verdict.Decided ? verdict : null);
                    return oneByOne;
                }))
                .containsExactly(BATCH);
    }

    @Test
    void noticesABatchThatMovesTheConfidenceByALittle() {
        assertThat(failures((entries, oneByOne) -> {
                    oneByOne.replaceAll(LogClassifierContractBatchTest::moved);
                    return oneByOne;
                }))
                .containsExactly(BATCH);
    }

    @Test
    void noticesAMissingListOfVerdicts() {
        assertThat(failures((entries, oneByOne) -> null)).containsExactlyInAnyOrder(BATCH, EMPTY_BATCH);
    }

    @Test
    void noticesAStageThatCannotTakeAnEmptyBatch() {
        assertThat(failures((entries, oneByOne) -> {
                    entries.get(0);
                    return oneByOne;
                }))
                .containsExactly(EMPTY_BATCH);
    }

    private static List<String> failures(BatchAnswers answers) {
        return ContractRun.of(() -> new SoundStage() {
                    @Override
                    List<Verdict> batch(List<LogEntry> entries, List<Verdict> oneByOne) {
                        return answers.of(entries, oneByOne);
                    }
                })
                .failed();
    }

    private static Verdict moved(Verdict verdict) {
        return verdict instanceof Verdict.Decided decided
                ? Verdict.decided(decided.label(), Math.nextUp(decided.confidence()), decided.evidence())
                : verdict;
    }

    private interface BatchAnswers {
        List<Verdict> of(List<LogEntry> entries, List<Verdict> oneByOne);
    }
}
