package io.logclf.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.logclf.server.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private final Parameters parameters =
            new Parameters(Map.of("on", "true", "off", "false", "empty", "", "x", "y")::get);

    @Test
    void aFlagIsOnlySetIfItSaysSo() {
        assertThat(parameters.flag("on")).isTrue();
        assertThat(parameters.flag("off")).isFalse();
        assertThat(parameters.flag("absent")).isFalse();
    }

    @Test
    void anEmptyTextIsNotAnAbsentOne() {
        assertThat(parameters.text("x", "usual")).isEqualTo("y");
        assertThat(parameters.text("empty", "usual")).isEmpty();
        assertThat(parameters.text("absent", "usual")).isEqualTo("usual");
        assertThat(parameters.text("X", "usual")).as("names are case-sensitive").isEqualTo("usual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TRUE", "1", "yes", " true", "true ", "truefalse"})
    void whatIsNeitherTrueNorFalseIsRefusedByItsName(String value) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> new Parameters(name -> value).flag("explain"))
                .withMessage("the parameter explain must be true or false")
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }
}
