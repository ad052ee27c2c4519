package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoredLabelTest {

    private static final Label LABEL = new Label("Error");

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MAX_VALUE, -17.5, 0.0, 1.0, 42.0, Double.MAX_VALUE})
    void anyFiniteScoreIsAScore(double score) {
        assertThat(new ScoredLabel(LABEL, score).score()).isEqualTo(score);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAScoreThatIsNotFiniteAndShowsIt(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoredLabel(LABEL, score))
                .withMessageContaining("score")
                .withMessageContaining(String.valueOf(score));
    }

    @Test
    void refusesANullLabel() {
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoredLabel(null, 1.0))
                .withMessage("label");
    }
}
