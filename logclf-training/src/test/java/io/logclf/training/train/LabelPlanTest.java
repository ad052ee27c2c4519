package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Label;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelPlanTest {

    @ParameterizedTest
    @CsvSource({
        "10, 1, 10, true, rules (head for new templates)",
        "10, 1, 10, false, rules (language model for new templates)",
        "10, 1, 4, true, 'rules, then head'",
        "10, 1, 4, false, 'rules, then language model'",
        "10, 0, 0, true, head",
        "10, 0, 0, false, language model"
    })
    void tellsTheStagesInWords(int rows, int rules, int ruleRows, boolean head, String tools) {
        assertThat(new LabelPlan(new Label("A"), rows, 3, rules, ruleRows, head, 0.9).tools())
                .isEqualTo(tools);
    }
}
