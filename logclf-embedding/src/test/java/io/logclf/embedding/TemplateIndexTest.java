package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Neighbours.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateIndexTest {

    private static final long SEED = 5;
    private static final Label LABEL = new Label("label");

    @Test
    void nearestAreTheMostSimilarAndOfEqualOnesTheFirst() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            int dimension = 1 + random.nextInt(20);
            List<TrainingTemplate> templates = randomTemplates(1 + random.nextInt(12), dimension, random);
            Embedding embedding = randomEmbedding(dimension, random);
            int count = 1 + random.nextInt(15);
            List<Double> similarities = templates.stream()
                    .map(template -> template.embedding().cosineSimilarity(embedding))
                    .toList();
            List<Integer> expected = IntStream.range(0, templates.size())
                    .boxed()
                    .sorted(Comparator.comparing((Integer row) -> -similarities.get(row)))
                    .limit(count)
                    .toList();
            List<Neighbour> nearest = new TemplateIndex(templates, dimension).nearest(Vectors.unit(embedding), count);
            assertThat(nearest).as("seed %d, round %d", SEED, round).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(nearest.get(i).template())
                        .as("seed %d, round %d, place %d", SEED, round, i)
                        .isEqualTo(templates.get(expected.get(i)).message());
                assertThat(nearest.get(i).similarity()).isCloseTo(similarities.get(expected.get(i)), within(1e-5));
            }
        }
    }

    @Test
    void noTemplatesMeansNoNeighbours() {
        assertThat(new TemplateIndex(List.of(), 2).nearest(new float[] {1, 0}, 3))
                .isEmpty();
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
