package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmbeddingTest {

    @Test
    void valuesAreCopiedInAndOut() {
        float[] values = {1, 2};
        Embedding embedding = Embedding.of(values);
        values[0] = 9;
        embedding.toArray()[1] = 9;
        assertThat(embedding.toArray()).containsExactly(1, 2);
        assertThat(embedding.dimension()).isEqualTo(2);
    }

    @Test
    void equalValuesAreEqualEmbeddings() {
        assertThat(Embedding.of(1, 2)).isEqualTo(Embedding.of(1, 2)).hasSameHashCodeAs(Embedding.of(1, 2));
        assertThat(Embedding.of(1, 2)).isNotEqualTo(Embedding.of(2, 1)).isNotEqualTo(Embedding.of(1));
    }

    @Test
    void cosineIsThatOfTheAngle() {
        Embedding east = Embedding.of(2, 0);
        assertThat(east.cosineSimilarity(Embedding.of(5, 0))).isEqualTo(1);
        assertThat(east.cosineSimilarity(Embedding.of(0, 1))).isZero();
        assertThat(east.cosineSimilarity(Embedding.of(-1, 0))).isEqualTo(-1);
        assertThat(east.cosineSimilarity(Embedding.of(1, 1))).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void cosineHoldsForTheSmallestAndTheLargestValues() {
        Embedding small = Embedding.of(Float.MIN_VALUE, 0);
        Embedding large = Embedding.of(Float.MAX_VALUE, Float.MAX_VALUE);
        assertThat(small.cosineSimilarity(small)).isCloseTo(1, within(1e-12));
        assertThat(large.cosineSimilarity(large)).isCloseTo(1, within(1e-12));
        assertThat(small.cosineSimilarity(large)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    }

    @Test
    void normalizedHasLengthOneAndTheSameDirection() {
        assertThat(Embedding.of(3, 4).normalized().toArray()).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
        assertThat(Embedding.of(0, 0).normalized()).isEqualTo(Embedding.of(0, 0));
    }

    @Test
    void lowerLayersAreNoPartOfTheSentence() {
        Embedding layered = Embedding.owning(new float[] {3, 4, 9, 9}, 2);
        assertThat(layered.dimension()).isEqualTo(4);
        assertThat(layered.sentence()).isEqualTo(Embedding.of(3, 4));
        assertThat(layered).isNotEqualTo(Embedding.of(3, 4, 9, 9));
        assertThat(layered.normalized().sentence().dimension()).isEqualTo(2);
        assertThat(layered.cosineSimilarity(Embedding.of(6, 8))).isCloseTo(1, within(1e-12));
        assertThat(layered.cosineSimilarity(Embedding.owning(new float[] {-4, 3, 9, 9}, 2)))
                .isZero();
    }

    @Test
    void cosineWithoutLengthIsZero() {
        assertThat(Embedding.of(0, 0).cosineSimilarity(Embedding.of(1, 2))).isZero();
        assertThat(Embedding.of(0, 0).cosineSimilarity(Embedding.of(0, 0))).isZero();
    }

    @Test
    void otherDimensionsEmptinessAndInfinityAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedding.of(1).cosineSimilarity(Embedding.of(1, 2)))
                .withMessageContaining("1 and 2");
        assertThatIllegalArgumentException().isThrownBy(Embedding::of).withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedding.of(1, Float.NaN))
                .withMessageContaining("values[1] must be finite: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedding.of(Float.NEGATIVE_INFINITY))
                .withMessageContaining("values[0] must be finite: -Infinity");
    }

    @Test
    void textHasNoValues() {
        assertThat(Embedding.of(1, 2)).hasToString("Embedding[2 values]");
    }
}
