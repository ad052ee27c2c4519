package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Neighbours.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoveltyGuardTest {

    private static final long SEED = 5;
    private static final Label LABEL = new Label("label");
    private static final Label OTHER = new Label("other");

    @Test
    void distanceIsThatFromTheNearestTemplate() {
        // No spread within the labels: every direction is as far, and the covariance is the identity.
        NoveltyGuard guard = NoveltyGuard.fit(List.of(template(LABEL, 1, 0), template(OTHER, 0, 1)));
        assertThat(guard.distance(Embedding.of(5, 0))).isZero();
        assertThat(guard.distance(Embedding.of(0, 0.1f))).isZero();
        assertThat(guard.distance(Embedding.of(-1, 0))).isCloseTo(Math.sqrt(2), within(1e-6));
        assertThat(guard.distance(Embedding.of(3, 4))).isCloseTo(Math.sqrt(0.36 + 0.04), within(1e-6));
    }

    @Test
    void directionsInWhichTemplatesVaryCountLess() {
        Random random = new Random(SEED);
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            templates.add(
                    template(LABEL, 1, (float) (0.3 * random.nextGaussian()), (float) (0.03 * random.nextGaussian())));
        }
        NoveltyGuard guard = NoveltyGuard.fit(templates);
        assertThat(guard.distance(Embedding.of(1, 3, 0)) * 2).isLessThan(guard.distance(Embedding.of(1, 0, 3)));
    }

    @Test
    void nearestAreThoseWithTheLeastDistanceAndOfEqualOnesTheFirst() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int dimension = 2 + random.nextInt(10);
            List<TrainingTemplate> templates = randomTemplates(1 + random.nextInt(12), dimension, random);
            NoveltyGuard guard = NoveltyGuard.fit(templates);
            Embedding embedding = randomEmbedding(dimension, random);
            float[] squared = guard.squaredDistances(Vectors.unit(embedding));
            assertThat(guard.distance(embedding)).isEqualTo(Math.sqrt(squared[smallest(squared)]));
            int count = 1 + random.nextInt(15);
            List<String> expected = IntStream.range(0, squared.length)
                    .boxed()
                    .sorted(Comparator.comparing(place -> squared[place]))
                    .limit(count)
                    .map(place -> templates.get(place).message())
                    .toList();
            assertThat(guard.nearest(embedding, count))
                    .as("seed %d, round %d", SEED, round)
                    .extracting(Neighbour::template)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void neighboursHaveTheirCosineSimilarity() {
        NoveltyGuard guard = NoveltyGuard.fit(List.of(template(LABEL, 1, 0), template(OTHER, 0, 1)));
        Embedding embedding = Embedding.of(3, 4);
        List<Neighbour> nearest = guard.nearest(embedding, 2);
        assertThat(nearest).extracting(Neighbour::label).containsExactly(OTHER, LABEL);
        assertThat(nearest.get(0).similarity()).isCloseTo(0.8, within(1e-6));
        assertThat(nearest.get(1).similarity()).isCloseTo(0.6, within(1e-6));
    }

    private static int smallest(float[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .min(Comparator.comparing(place -> values[place]))
                .orElseThrow();
    }

    @Test
    void lowerLayersAreLeftOut() {
        Label[] labels = {LABEL, OTHER};
        Random random = new Random(SEED);
        List<TrainingTemplate> layered = new ArrayList<>();
        List<TrainingTemplate> sentences = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Embedding embedding = Embedding.owning(RandomHeads.values(6, random), 2);
            layered.add(new TrainingTemplate("text " + i, labels[i % 2], embedding));
            sentences.add(new TrainingTemplate("text " + i, labels[i % 2], embedding.sentence()));
        }
        NoveltyGuard guard = NoveltyGuard.fit(layered);
        NoveltyGuard plain = NoveltyGuard.fit(sentences);
        assertThat(guard.dimension()).isEqualTo(2);
        assertThat(guard.templates()).isEqualTo(sentences);
        Embedding message = Embedding.owning(RandomHeads.values(6, random), 2);
        assertThat(guard.distance(message))
                .isPositive()
                .isEqualTo(guard.distance(message.sentence()))
                .isEqualTo(plain.distance(message.sentence()));
        assertThat(guard.nearest(message, 5)).isEqualTo(plain.nearest(message.sentence(), 5));
    }

    @Test
    void embeddingWithoutLengthHasADistance() {
        NoveltyGuard guard = NoveltyGuard.fit(List.of(template(LABEL, 1, 0)));
        assertThat(guard.distance(Embedding.of(0, 0))).isCloseTo(1, within(1e-6));
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoveltyGuard.fit(List.of()))
                .withMessage("templates must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoveltyGuard.fit(List.of(template(LABEL, 1, 0), template(LABEL, 1))))
                .withMessage("templates must have embeddings of one dimension, as the first: 2");
        NoveltyGuard guard = NoveltyGuard.fit(List.of(template(LABEL, 1, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guard.nearest(Embedding.of(1), 1))
                .withMessage("the sentence's embedding must have 2 values: 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guard.nearest(Embedding.of(1, 0), 0))
                .withMessage("count must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guard.distance(Embedding.of(1)))
                .withMessage("the sentence's embedding must have 2 values: 1");
    }

    private static TrainingTemplate template(Label label, float... values) {
        return new TrainingTemplate("a template", label, Embedding.of(values));
    }

    /** Some of them equal, so that there are ties. */
    private static List<TrainingTemplate> randomTemplates(int count, int dimension, Random random) {
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Embedding embedding = i > 0 && random.nextInt(3) == 0
                    ? templates.get(random.nextInt(i)).embedding()
                    : randomEmbedding(dimension, random);
            templates.add(new TrainingTemplate("template " + i, LABEL, embedding));
        }
        return templates;
    }

    private static Embedding randomEmbedding(int dimension, Random random) {
        float[] values = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.of(values);
    }
}
