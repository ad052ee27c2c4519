package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionFieldsTest {

    private static JsonFields fields(Map<String, Object> written) {
        return JsonFields.parse(new Gson().toJson(written), "head.json");
    }

    @Test
    void whatIsWrittenIsReadBackToTheLastBit() {
        for (Confidence confidence : List.of(
                Confidence.PLAIN,
                new Confidence(-1.0 / 3, Double.MIN_VALUE, Math.PI, 0.1 + 0.2, 20.0 / 3),
                new Confidence(-9e11, 9e11, 9e11, 9e11, 9e11))) {
            assertThat(DecisionFields.confidence(fields(DecisionFields.of(confidence))))
                    .isEqualTo(confidence);
        }
        for (Thresholds thresholds : List.of(
                new Thresholds(0, 0, 0), new Thresholds(1, 1, 1), new Thresholds(Math.nextDown(1), 1.0 / 3, 0))) {
            assertThat(DecisionFields.thresholds(fields(DecisionFields.of(thresholds))))
                    .isEqualTo(thresholds);
        }
    }

    @Test
    void keysComeInTheOrderInWhichTheyAreDocumented() {
        assertThat(DecisionFields.of(Confidence.PLAIN).keySet())
                .containsExactly("intercept", "slope", "unseen", "distance");
        assertThat(DecisionFields.of(new Confidence(0, 1, 0, 2, 30)).keySet())
                .containsExactly("intercept", "slope", "unseen", "distance", "radius");
        assertThat(DecisionFields.of(new Thresholds(0.9, 0.5, 0)).keySet())
                .containsExactly("sure", "balanced", "always");
    }

    @Test
    void everyKeyIsNeeded() {
        for (String key : List.of("intercept", "slope", "unseen", "distance", "radius")) {
            Map<String, Object> written = DecisionFields.of(new Confidence(0, 1, 0, 2, 30));
            written.remove(key);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> DecisionFields.confidence(fields(written)))
                    .withMessage("head.json: needs a value for '" + key + "'");
        }
        for (String key : List.of("sure", "balanced", "always")) {
            Map<String, Object> written = DecisionFields.of(new Thresholds(0.9, 0.5, 0));
            written.remove(key);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> DecisionFields.thresholds(fields(written)))
                    .withMessage("head.json: needs a value for '" + key + "'");
        }
    }

    @Test
    void aKeyOfANewerVersionIsRefused() {
        Map<String, Object> written = DecisionFields.of(new Thresholds(0.9, 0.5, 0));
        written.put("bold", 0.1);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> DecisionFields.thresholds(fields(written)))
                .withMessage("head.json: unknown key 'bold'; known are always, balanced, sure");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "intercept | -Infinity | intercept must be finite: -Infinity",
                "slope     | 0         | slope must be positive and finite: 0.0",
                "slope     | Infinity  | slope must be positive and finite: Infinity",
                "slope     | NaN       | slope must be positive and finite: NaN",
                "unseen    | -0.001    | unseen must be finite and not negative: -0.001",
                "unseen    | Infinity  | unseen must be finite and not negative: Infinity",
                "distance  | NaN       | distance must be finite and not negative: NaN"
            })
    void aConfidenceSaysWhichNumberIsOutOfItsRange(String name, double value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Confidence(
                        name.equals("intercept") ? value : 0,
                        name.equals("slope") ? value : 1,
                        name.equals("unseen") ? value : 0,
                        name.equals("distance") ? value : 0,
                        0))
                .withMessage(message);
    }
}
