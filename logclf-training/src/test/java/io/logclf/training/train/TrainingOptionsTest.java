package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.Label;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingOptionsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAPrecisionThatIsNone(double precision) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainingOptions(1, precision, Optional.empty()))
                .withMessage("targetPrecision must be above 0 and at most 1: " + precision);
    }

    @Test
    @SuppressWarnings("NullAway")
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new TrainingOptions(1, 0.9, null))
                .withMessage("none");
    }

    @Test
    void knowsTheNoneLabel() {
        TrainingOptions options = new TrainingOptions(1, 1, Optional.of(new Label("Other")));
        assertThat(options.isNone(new Label("Other"))).isTrue();
        assertThat(options.isNone(new Label("other"))).isFalse();
        assertThat(TrainingOptions.STANDARD.isNone(new Label("Other"))).isFalse();
    }
}
