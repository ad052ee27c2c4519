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

    @Test
    void familiarityIsThatOfAPlainComputation() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            int dimension = 1 + random.nextInt(20);
            List<TrainingTemplate> templates = randomTemplates(1 + random.nextInt(12), dimension, random);
            int neighbours = 1 + random.nextInt(15);
            NoveltyGuard guard = NoveltyGuard.of(templates, neighbours, 0);
            Embedding embedding = randomEmbedding(dimension, random);
            double expected = templates.stream()
                    .map(template -> template.embedding().cosineSimilarity(embedding))
                    .sorted(Comparator.reverseOrder())
                    .limit(neighbours)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            assertThat(guard.familiarity(embedding))
                    .as("seed %d, round %d", SEED, round)
                    .isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void nearestAreTheMostSimilarAndOfEqualOnesTheFirst() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            List<TrainingTemplate> templates = randomTemplates(1 + random.nextInt(12), 2, random);
            NoveltyGuard guard = NoveltyGuard.of(templates, 1, 0);
            float[] similarities = guard.similarities(Vectors.unit(randomEmbedding(2, random)));
            int count = 1 + random.nextInt(15);
            List<String> expected = IntStream.range(0, similarities.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer row) -> -similarities[row]))
                    .limit(count)
                    .map(row -> templates.get(row).message())
                    .toList();
            assertThat(guard.nearest(similarities, count))
                    .as("seed %d, round %d", SEED, round)
                    .extracting(Neighbour::template)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    void moreNeighboursThanTemplatesMeansAll() {
        NoveltyGuard guard = NoveltyGuard.of(List.of(template("x", 1, 0), template("y", 0, 1)), 100, 0.5);
        assertThat(guard.neighbours()).isEqualTo(2);
        assertThat(guard.familiarity(Embedding.of(3, 0))).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void accessorsGiveWhatWasGiven() {
        List<TrainingTemplate> templates = List.of(template("x", 2, 0), template("y", 0, 1));
        NoveltyGuard guard = NoveltyGuard.of(templates, 1, -1);
        assertThat(guard.templates()).isEqualTo(templates);
        assertThat(guard.dimension()).isEqualTo(2);
        assertThat(guard.threshold()).isEqualTo(-1);
        assertThat(guard.neighbours()).isEqualTo(1);
    }

    @Test
    void embeddingWithoutLengthIsFamiliarWithNothing() {
        NoveltyGuard guard = NoveltyGuard.of(List.of(template("x", 1, 0)), 1, 0.5);
        assertThat(guard.familiarity(Embedding.of(0, 0))).isZero();
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        List<TrainingTemplate> one = List.of(template("x", 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoveltyGuard.of(List.of(), 1, 0.5))
                .withMessageContaining("templates must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoveltyGuard.of(one, 0, 0.5))
                .withMessageContaining("neighbours must be at least 1: 0");
        for (double threshold : new double[] {-1.01, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NoveltyGuard.of(one, 1, threshold))
                    .withMessageContaining("threshold must be in [-1, 1]: " + threshold);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoveltyGuard.of(List.of(template("x", 1, 0), template("y", 1)), 1, 0.5))
                .withMessageContaining("one dimension");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoveltyGuard.of(one, 1, 0.5).familiarity(Embedding.of(1)))
                .withMessageContaining("must have 2 values: 1");
    }

    private static TrainingTemplate template(String message, float... values) {
        return new TrainingTemplate(message, LABEL, Embedding.of(values));
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
