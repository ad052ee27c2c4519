package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoveltyGuardTest {

    private static final long SEED = 5;
    private static final Label LABEL = new Label("label");
    private static final Label OTHER = new Label("other");

    @Test
    void distanceIsThatFromTheNearestLabelsMean() {
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
        assertThat(guard.distance(Embedding.of(1, 0.1f, 0)) * 2).isLessThan(guard.distance(Embedding.of(1, 0, 0.1f)));
    }

    @Test
    void trainingTemplatesAreAsFarAsTheRootOfTheDimension() {
        Random random = new Random(SEED);
        int dimension = 8;
        List<TrainingTemplate> templates = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            float[] values = new float[dimension];
            for (int k = 0; k < dimension; k++) {
                values[k] = (float) random.nextGaussian();
            }
            templates.add(template(LABEL, values));
        }
        NoveltyGuard guard = NoveltyGuard.fit(templates);
        double squares = templates.stream()
                .mapToDouble(template -> Math.pow(guard.distance(template.embedding()), 2))
                .average()
                .orElseThrow();
        assertThat(squares).isCloseTo(dimension, within(0.05));
    }

    @Test
    void everythingIsFamiliarUntilThereIsAThreshold() {
        NoveltyGuard guard = NoveltyGuard.fit(List.of(template(LABEL, 1, 0)));
        assertThat(guard.maxDistance()).isEqualTo(Double.MAX_VALUE);
        NoveltyGuard strict = guard.withMaxDistance(0.5);
        assertThat(strict.maxDistance()).isEqualTo(0.5);
        assertThat(strict.dimension()).isEqualTo(2);
        assertThat(strict.distance(Embedding.of(0, 1))).isEqualTo(guard.distance(Embedding.of(0, 1)));
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
        for (double distance : new double[] {-0.1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> guard.withMaxDistance(distance))
                    .withMessage("maxDistance must be finite and not negative: " + distance);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guard.distance(Embedding.of(1)))
                .withMessage("the embedding must have 2 values: 1");
    }

    private static TrainingTemplate template(Label label, float... values) {
        return new TrainingTemplate("a template", label, Embedding.of(values));
    }
}
