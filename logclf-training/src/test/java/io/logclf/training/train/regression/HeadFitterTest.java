package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.training.train.texts.EncodedText;
import io.logclf.training.train.texts.MadeTexts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadFitterTest {

    private static final Label FREQUENT = new Label("frequent");
    private static final Label RARE = new Label("rare");
    private static final HeadFitter WITHOUT_LAYER = new HeadFitter(false, 1);

    @Test
    void labelsAreAsLikelyAsTheyAreFrequentWhereAnEmbeddingSaysNothing() {
        LogisticHead head = HeadFitter.fit(overlapping(900, 100), 1e-3);
        Embedding between = Embedding.of(1, 0, 0);
        assertThat(head.probabilities(between)[1]).isCloseTo(0.1, within(0.03));
    }

    @Test
    void probabilitiesAreSharesOfTemplates() {
        List<TrainingTemplate> templates = overlapping(500, 500);
        LogisticHead head = WITHOUT_LAYER.fit(encoded(templates));
        double expected = templates.stream()
                .mapToDouble(template -> head.probabilities(template.embedding())[1])
                .sum();
        assertThat(expected).isCloseTo(500, within(1.0));
    }

    @Test
    void penaltyIsLessTheMoreTemplatesThereAre() {
        List<TrainingTemplate> templates = overlapping(60, 40);
        assertThat(WITHOUT_LAYER.fit(encoded(templates)).weights())
                .isEqualTo(HeadFitter.fit(templates, 1.0 / 1_000).weights());
    }

    @Test
    void orderMakesNoDifferenceToLabels() {
        List<TrainingTemplate> templates = new ArrayList<>(overlapping(30, 10));
        Collections.reverse(templates);
        assertThat(WITHOUT_LAYER.fit(encoded(templates)).labels()).containsExactly(FREQUENT, RARE);
    }

    private static List<EncodedText> encoded(List<TrainingTemplate> templates) {
        return templates.stream()
                .map(template -> MadeTexts.encoded(
                        template.message(),
                        template.label().name(),
                        0,
                        template.embedding().toArray()))
                .toList();
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
