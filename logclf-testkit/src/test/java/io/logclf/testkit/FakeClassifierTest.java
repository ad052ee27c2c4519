package io.logclf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeClassifierTest extends LogClassifierContract {

    private static final LogEntry USER = LogEntry.of("CRM", "User 42 logged in.");
    private static final LogEntry DISK = LogEntry.of("CRM", "disk full");

    @Override
    protected LogClassifier create() {
        return FakeClassifier.of(FakeClassifierTest::answer);
    }

    @Override
    protected List<LogEntry> entries() {
        return List.of(USER, DISK);
    }

    @Test
    void decidingGivesEveryMessageTheLabelWithFullConfidence() {
        try (FakeClassifier stage = FakeClassifier.deciding("Error")) {
            assertThat(stage.classifyAll(entries()))
                    .hasSize(2)
                    .containsOnly(Verdict.decided(new Label("Error"), 1.0, new FakeEvidence("fixed")));
        }
    }

    @Test
    void abstainingGivesEveryMessageTheReason() {
        try (FakeClassifier stage = FakeClassifier.abstaining(AbstainReason.UNAVAILABLE)) {
            assertThat(stage.classifyAll(entries()))
                    .hasSize(2)
                    .containsOnly(Verdict.abstained(AbstainReason.UNAVAILABLE, "fixed"));
        }
    }

    @Test
    void remembersWhatItWasAskedSinglyAndInBatches() {
        try (FakeClassifier stage = FakeClassifier.deciding("Error")) {
            stage.classify(DISK);
            stage.classifyAll(List.of(USER, DISK));

            assertThat(stage.asked()).containsExactly(DISK, USER, DISK);
        }
    }

    @Test
    void remembersWhatItWasAskedEvenIfItsAnswerThrows() {
        RuntimeException bug = new UnsupportedOperationException("a bug");
        try (FakeClassifier stage = FakeClassifier.of(entry -> {
            throw bug;
        })) {
            assertThatThrownBy(() -> stage.classify(USER)).isSameAs(bug);
            assertThat(stage.asked()).containsExactly(USER);
        }
    }

    @Test
    void whatItRemembersIsACopy() {
        try (FakeClassifier stage = FakeClassifier.deciding("Error")) {
            List<LogEntry> before = stage.asked();
            stage.classify(USER);

            assertThat(before).isEmpty();
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> stage.asked().clear());
        }
    }

    @Test
    void isLocalUnlessToldOtherwise() {
        try (FakeClassifier local = FakeClassifier.deciding("Error");
                FakeClassifier remote = local.remote()) {
            assertThat(local.isRemote()).isFalse();
            assertThat(remote.isRemote()).isTrue();
            assertThat(remote.classify(USER)).isEqualTo(local.classify(USER));
        }
    }

    @Test
    void remoteStageRemembersAndClosesByItself() {
        FakeClassifier local = FakeClassifier.deciding("Error");
        FakeClassifier remote = local.remote();
        remote.classify(USER);
        remote.close();

        assertThat(local.asked()).isEmpty();
        assertThat(local.isClosed()).isFalse();
    }

    @Test
    void tellsWhetherItWasClosed() {
        FakeClassifier stage = FakeClassifier.deciding("Error");
        assertThat(stage.isClosed()).isFalse();

        stage.close();
        assertThat(stage.isClosed()).isTrue();
    }

    @Test
    void refusesNulls() {
        assertThatNullPointerException()
                .isThrownBy(() -> FakeClassifier.of(null))
                .withMessage("answers");
    }

    private static Verdict answer(LogEntry entry) {
        return entry.message().startsWith("User")
                ? Verdict.decided(new Label("User Action"), 1.0, new FakeEvidence("starts with User"))
                : Verdict.abstained(AbstainReason.NO_MATCH, "");
    }
}
