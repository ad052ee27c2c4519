package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenLayerTest {

    private static final List<Label> LABELS = List.of(new Label("axes"), new Label("diagonals"));
    /** A unit for each side of each axis: their sum is the larger, the nearer a vector is to a diagonal. */
    private static final HiddenLayer SIDES = HiddenLayer.of(new float[] {1, 0, -1, 0, 0, 1, 0, -1}, new float[4]);

    private static final LogisticHead HEAD = LogisticHead.builder(
                    LABELS, new float[] {-9, -9, -9, -9, 9, 9, 9, 9}, new float[] {11, -11})
            .hidden(SIDES)
            .build();

    @TempDir
    private Path folder;

    @Test
    void unitsAreTheSumsThatArePositive() {
        HiddenLayer layer = HiddenLayer.of(new float[] {1, 2, -1, 1, 0, 0}, new float[] {0.5f, -1, 3});
        assertThat(layer.inputs()).isEqualTo(2);
        assertThat(layer.units()).isEqualTo(3);
        assertThat(layer.apply(new float[] {0.6f, 0.8f})).containsExactly(new float[] {2.7f, 0, 3}, within(1e-6f));
    }

    @Test
    void headTellsApartWhatNoPlaneCould() {
        for (float[] axis : new float[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            assertThat(HEAD.probabilities(Embedding.of(axis))[0]).isGreaterThan(0.95);
        }
        for (float[] diagonal : new float[][] {{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}) {
            assertThat(HEAD.probabilities(Embedding.of(diagonal))[1]).isGreaterThan(0.95);
        }
    }

    @Test
    void dimensionIsThatOfTheEmbedding() {
        assertThat(HEAD.dimension()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HEAD.probabilities(Embedding.of(1, 2, 3, 4)))
                .withMessageContaining("must have 2 values: 4");
    }

    @Test
    void layerSurvivesBuilderAndFiles() {
        LogisticHead warm =
                HEAD.toBuilder().temperature(2).bias(new float[] {10, -10}).build();
        assertThat(warm.hidden()).containsSame(SIDES);
        assertThat(warm.weights()).isEqualTo(HEAD.weights());
        EmbeddingHead random = RandomHeads.trained(1);
        float[] weights = RandomHeads.values(2 * 3, new Random(2));
        LogisticHead head = LogisticHead.builder(random.head().labels(), weights, new float[2])
                .hidden(HiddenLayer.of(
                        RandomHeads.values(3 * RandomHeads.DIMENSION, new Random(3)), new float[] {1, 2, 3}))
                .build();
        new EmbeddingHead(
                        random.shared(),
                        head,
                        random.guard(),
                        1,
                        random.confidence(),
                        random.thresholds(),
                        random.encoderFingerprint())
                .save(folder);
        LogisticHead read = EmbeddingHead.load(folder).head();
        Embedding any = Embedding.of(RandomHeads.values(RandomHeads.DIMENSION, new Random(4)));
        assertThat(read.hidden()).isPresent();
        assertThat(read.probabilities(any)).isEqualTo(head.probabilities(any));
        assertThat(folder.resolve("embedding.json")).content().contains("\"hiddenUnits\": 3");
    }

    @Test
    void sizesMustFitAndValuesBeFinite() {
        assertRefused(new float[7], new float[2], "must fit each other: 7 and 2 values");
        assertRefused(new float[0], new float[2], "must fit each other: 0 and 2 values");
        assertRefused(new float[2], new float[0], "must fit each other: 2 and 0 values");
        assertRefused(new float[] {1, Float.NaN}, new float[2], "hidden weights[1] must be finite: NaN");
        assertRefused(new float[2], new float[] {Float.NEGATIVE_INFINITY, 0}, "hidden bias[0] must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LogisticHead.builder(LABELS, new float[6], new float[2]).hidden(SIDES))
                .withMessageContaining("4 hidden units for each of 2 labels: 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HEAD.toBuilder().bias(new float[3]))
                .withMessageContaining("must fit 2 labels: 3 values");
    }

    private static void assertRefused(float[] weights, float[] bias, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HiddenLayer.of(weights, bias))
                .withMessageContaining(message);
    }
}
