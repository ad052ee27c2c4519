package io.logclf.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadFitterTest {

    private static final Label FREQUENT = new Label("frequent");
    private static final Label RARE = new Label("rare");

    @Test
    void labelsAreEquallyLikelyBeforehand() {
        List<TrainingTemplate> templates = overlapping(900, 100);
        LogisticHead plain = HeadFitter.fitPlain(templates, 1e-3);
        LogisticHead fitted = HeadFitter.fit(templates, 1e-3);
        assertThat(fitted.weights()).isEqualTo(plain.weights());
        double plainOdds = plain.bias()[1] - plain.bias()[0];
        double odds = fitted.bias()[1] - fitted.bias()[0];
        assertThat(odds - plainOdds).isCloseTo(Math.log(9), within(1e-5));
        // Half-way between both, where templates say nothing but how many there are of each label.
        Embedding between = Embedding.of(1, 0, 0);
        assertThat(plain.probabilities(between)[1]).isCloseTo(0.1, within(0.03));
        assertThat(fitted.probabilities(between)[1]).isCloseTo(0.5, within(0.1));
    }

    @Test
    void orderMakesNoDifferenceToLabels() {
        List<TrainingTemplate> templates = new ArrayList<>(overlapping(30, 10));
        Collections.reverse(templates);
        assertThat(HeadFitter.fit(templates, 1e-3).labels()).containsExactly(FREQUENT, RARE);
    }

    /** Two clouds, one to the left and one to the right of the same direction. */
    private static List<TrainingTemplate> overlapping(int frequent, int rare) {
        Random random = new Random(5);
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < frequent + rare; i++) {
            float side = i < frequent ? -0.2f : 0.2f;
            Embedding embedding =
                    Embedding.of(1, side + 0.3f * (float) random.nextGaussian(), 0.3f * (float) random.nextGaussian());
            templates.add(new TrainingTemplate("message " + i, i < frequent ? FREQUENT : RARE, embedding));
        }
        return templates;
    }
}
