package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.training.train.texts.MadeTexts;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RareLabelsTest {

    private static final Label RARE = new Label("Rare");

    @Test
    void labelWithTwoTemplatesAndManyRowsCountsAsIfItHadTwenty() {
        assertThat(RareLabels.of(texts(2, 15)).lift(RARE)).isCloseTo(Math.log(10), within(1e-12));
    }

    @Test
    void everyRowCountsAsATemplateAtMost() {
        assertThat(RareLabels.of(texts(2, 3)).lift(RARE)).isCloseTo(Math.log(3), within(1e-12));
        assertThat(RareLabels.of(texts(2, 1)).lift(RARE)).isZero();
    }

    @Test
    void labelsWithEnoughTemplatesAndUnknownOnesAreLeftAsTheyAre() {
        assertThat(RareLabels.of(texts(20, 5)).lift(RARE)).isZero();
        assertThat(RareLabels.of(texts(2, 15)).lift(new Label("Unknown"))).isZero();
    }

    private static List<TrainingText> texts(int templates, int rowsEach) {
        List<TrainingText> texts = new ArrayList<>();
        for (int i = 0; i < templates; i++) {
            String[] rows = new String[rowsEach];
            for (int row = 0; row < rowsEach; row++) {
                rows[row] = "source " + row;
            }
            texts.add(MadeTexts.text("wording " + i, RARE.name(), i, rows));
        }
        return texts;
    }
}
