package io.logclf.training.train.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import io.logclf.embedding.TrainingTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkFitterTest {

    private static final Label EVEN = new Label("even");
    private static final Label ODD = new Label("odd");

    /**
     * Sectors of a circle around a pole take turns: a plane is right on half of them, a hidden layer on nearly
     * all. The pole is far from 0, so this also shows that the layer makes up for the centring.
     */
    @Test
    void findsRegionsThatNoPlaneDivides() {
        List<TrainingTemplate> templates = sectors(3_000, 1);
        List<TrainingTemplate> others = sectors(500, 2);
        assertThat(accuracy(HeadFitter.fit(templates, 1e-4), others)).isLessThan(0.65);
        assertThat(accuracy(network(templates, 7), others)).isGreaterThan(0.9);
    }

    @Test
    void sameSeedGivesTheSameHeadAndAnotherSeedAnother() {
        List<TrainingTemplate> templates = sectors(300, 1);
        assertThat(network(templates, 7).weights())
                .isEqualTo(network(templates, 7).weights());
        assertThat(network(templates, 7).weights())
                .isNotEqualTo(network(templates, 8).weights());
    }

    @Test
    void equalEmbeddingsGetTheSharesOfTheirLabels() {
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            templates.add(new TrainingTemplate("m" + i, i % 4 == 0 ? EVEN : ODD, Embedding.of(0.6f, 0.8f)));
        }
        assertThat(network(templates, 3).probabilities(Embedding.of(0.6f, 0.8f))[0])
                .isCloseTo(0.25, within(0.05));
    }

    @Test
    void layerIsThereFromEnoughTextsOn() {
        assertThat(HeadFitter.forTexts(1_249, 1).hidden()).isFalse();
        assertThat(HeadFitter.forTexts(1_250, 1)).isEqualTo(new HeadFitter(true, 1));
    }

    /** @param seed of the fit */
    private static LogisticHead network(List<TrainingTemplate> templates, long seed) {
        int[] classes = templates.stream()
                .mapToInt(template -> template.label().equals(EVEN) ? 0 : 1)
                .toArray();
        return NetworkFitter.fit(templates, classes, List.of(EVEN, ODD), seed);
    }

    private static double accuracy(LogisticHead head, List<TrainingTemplate> templates) {
        return templates.stream()
                        .filter(template -> {
                            double[] probabilities = head.probabilities(template.embedding());
                            return template.label().equals(probabilities[0] > probabilities[1] ? EVEN : ODD);
                        })
                        .count()
                / (double) templates.size();
    }

    /** Directions around a pole, labelled by which of eight sectors they are in. */
    private static List<TrainingTemplate> sectors(int count, long seed) {
        Random random = new Random(seed);
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double length = Math.sqrt(1 + 0.25);
            Embedding embedding = Embedding.of((float) (1 / length), (float) (0.5 * Math.cos(angle) / length), (float)
                    (0.5 * Math.sin(angle) / length));
            templates.add(new TrainingTemplate(
                    "m" + i, (int) (angle / (Math.PI / 4)) % 2 == 0 ? EVEN : ODD, embedding));
        }
        return templates;
    }
}
