package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class StageVerdictTest {

    @Test
    void stepsWithTheSameStageAndVerdictAreEqual() {
        assertThat(new StageVerdict("regex", StubStage.decided("Error")))
                .isEqualTo(new StageVerdict("regex", StubStage.decided("Error")))
                .isNotEqualTo(new StageVerdict("llm", StubStage.decided("Error")));
    }

    @Test
    void refusesANullStage() {
        assertThatNullPointerException()
                .isThrownBy(() -> new StageVerdict(null, StubStage.abstained()))
                .withMessage("stage");
    }

    @Test
    void refusesANullVerdict() {
        assertThatNullPointerException()
                .isThrownBy(() -> new StageVerdict("regex", null))
                .withMessage("verdict");
    }
}
