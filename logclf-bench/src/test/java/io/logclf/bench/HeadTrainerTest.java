package io.logclf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import io.logclf.head.Normalizer;
import io.logclf.head.TrainedHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {

    private static final List<Label> LABELS = List.of(new Label("A"), new Label("B"), new Label("C"));

    @Test
    void tellsLabelsApartThatLieApart() {
        List<TrainingTemplate> templates = templates(20, 0.1);
        LogisticHead head = HeadTrainer.head(templates);
        assertThat(head.labels()).isEqualTo(LABELS);
        for (TrainingTemplate template : templates) {
            double[] probabilities = head.probabilities(template.embedding());
            assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-6));
            assertThat(probabilities[LABELS.indexOf(template.label())]).isGreaterThan(0.9);
        }
    }

    @Test
    void givesTheSameHeadForTheSameTemplates() {
        List<TrainingTemplate> templates = templates(10, 0.4);
        assertThat(HeadTrainer.head(templates).weights())
                .isEqualTo(HeadTrainer.head(templates).weights());
    }

    @Test
    void aHeadOverNgramsKnowsTheWordsOfItsLabels() {
        Map<String, Label> labelled =
                Map.of("disk is full", LABELS.get(0), "user logged in", LABELS.get(1), "link is down", LABELS.get(2));
        TrainedHead head = HeadTrainer.ngrams(labelled, LABELS, Normalizer.standard());
        assertThat(head.ngrams().labels()).isEqualTo(LABELS);
    }

    /** Each label around an axis of its own. */
    private static List<TrainingTemplate> templates(int ofEach, double spread) {
        Random random = new Random(5);
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int label = 0; label < LABELS.size(); label++) {
            for (int i = 0; i < ofEach; i++) {
                float[] values = new float[4];
                for (int k = 0; k < values.length; k++) {
                    values[k] = (float) (spread * random.nextGaussian()) + (k == label ? 1 : 0);
                }
                templates.add(new TrainingTemplate("t" + label + "-" + i, LABELS.get(label), Embedding.of(values)));
            }
        }
        return templates;
    }
}
