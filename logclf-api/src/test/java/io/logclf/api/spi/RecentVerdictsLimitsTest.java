package io.logclf.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.AbstainReason;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentVerdictsLimitsTest {

    private static final long SEED = 5;

    private final RecentVerdicts recent = new RecentVerdicts();
    private int asked;

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "300, 2", "301, 5", "5000, 5"})
    void keepsMessagesUpToALimit(int length, int calls) {
        for (int i = 0; i < 5; i++) {
            assertAnswered(LogEntry.of("x".repeat(length)));
        }
        // The empty message has the hash that an empty cache has, so it is kept the first time.
        assertThat(asked).isEqualTo(length == 0 ? 1 : calls);
    }

    @Test
    void whatTheStageThrowsIsThrownOnAndNothingIsKept() {
        LogEntry entry = LogEntry.of("disk full");
        for (int i = 0; i < 3; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> recent.get(entry, failing -> {
                        throw new IllegalStateException("closed");
                    }))
                    .withMessage("closed");
        }
        assertAnswered(entry);
        assertThat(asked).isEqualTo(1);
        assertAnswered(entry);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void twoMessagesThatTakeTurnsInOneSlotAreNeverMistaken() {
        // Same hash, so the same slot.
        for (int i = 0; i < 100; i++) {
            assertAnswered(LogEntry.of(i % 2 == 0 ? "AaBB" : "BBAa"));
        }
    }

    @Test
    void whateverComesInWhateverOrderTheVerdictIsTheStages() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            // A few that come often, among many that seldom do.
            int which = random.nextInt(3) == 0 ? random.nextInt(20) : random.nextInt(50_000);
            assertAnswered(LogEntry.of("source " + which % 3, "message " + which));
        }
        assertThat(asked).as("seed %d", SEED).isLessThan(40_000);
    }

    private void assertAnswered(LogEntry entry) {
        Verdict verdict = recent.get(entry, missed -> {
            asked++;
            return answer(missed);
        });
        if (!verdict.equals(answer(entry))) {
            assertThat(verdict).as("seed %d", SEED).isEqualTo(answer(entry));
        }
    }

    private static Verdict answer(LogEntry entry) {
        return Verdict.abstained(AbstainReason.NO_MATCH, entry.source() + "/" + entry.message());
    }
}
