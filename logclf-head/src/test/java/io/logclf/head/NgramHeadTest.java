package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NgramHeadTest {

    /** 255 steps from the least weight to the largest, over some ten weights of a text. */
    private static final double ROUNDING = 0.05;

    @Test
    void scoresAreThoseOfTheWeightsButForRounding() {
        for (int labels : new int[] {2, 3, 7, 8, 9, 40}) {
            float[] weights = Heads.weights(labels, labels);
            float[] bias = new float[labels];
            bias[1] = 0.5f;
            NgramHead head = NgramHead.of(labels(labels), Heads.vocabulary(), weights, bias, 2);
            for (String text : Heads.TEXTS) {
                Ngrams features = Ngrams.of(text);
                double[] scores = head.scores(features);
                for (int label = 0; label < labels; label++) {
                    assertThat(scores[label])
                            .isCloseTo(exact(features, weights, labels, label, bias) / 2, within(ROUNDING));
                }
            }
        }
    }

    @Test
    void longTextsDoNotOverflow() {
        float[] weights = new float[2 * Ngrams.BUCKETS];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 2 == 0 ? 1 : -1;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < Ngrams.MAX_CHARS; i++) {
            text.append(Integer.toString(i * 7919, 36)).append(' ');
        }
        Ngrams features = Ngrams.of(text.toString());
        Vocabulary vocabulary = Vocabulary.of(List.of(features));
        double[] scores =
                NgramHead.of(labels(2), vocabulary, weights, new float[2], 1).scores(features);
        double expected = Math.sqrt(features.buckets().length + features.wordBuckets());
        assertThat(scores[0]).isCloseTo(expected, within(0.02 * expected));
        assertThat(scores[1]).isCloseTo(-expected, within(0.02 * expected));
    }

    @Test
    void textWithoutFeaturesGetsTheBias() {
        NgramHead head = NgramHead.of(labels(2), Heads.vocabulary(), Heads.weights(2, 1), new float[] {1, -3}, 2);
        assertThat(head.scores(Ngrams.of(""))).containsExactly(0.5, -1.5);
    }

    @Test
    void bucketsThatTrainingHasNotSeenSayNothing() {
        NgramHead head = NgramHead.of(labels(2), Heads.vocabulary(), Heads.weights(2, 1), new float[2], 1);
        assertThat(head.scores(Ngrams.of("zzzzqqqq"))).containsExactly(0, 0);
    }

    @Test
    void otherTemperatureDividesTheScores() {
        NgramHead head = NgramHead.of(labels(3), Heads.vocabulary(), Heads.weights(3, 1), new float[3], 1);
        Ngrams text = Ngrams.of(Heads.TEXTS.get(0));
        double[] halved = head.withTemperature(2).scores(text);
        for (int label = 0; label < 3; label++) {
            assertThat(halved[label]).isEqualTo(head.scores(text)[label] / 2);
        }
    }

    @Test
    void tokensThatSpeakForALabelComeFirst() {
        float[] weights = new float[2 * Ngrams.BUCKETS];
        for (int bucket : Ngrams.of("failed").buckets()) {
            weights[2 * bucket] = 1;
        }
        NgramHead head = NgramHead.of(labels(2), Heads.vocabulary(), weights, new float[2], 1);
        List<NgramHead.TokenWeight> tokens =
                head.tokenWeights("disk <path> failed", labels(2).get(0));
        assertThat(tokens)
                .extracting(NgramHead.TokenWeight::token)
                .startsWith("failed")
                .hasSize(3);
        assertThat(tokens.get(0).weight()).isPositive();
        assertThat(head.tokenWeights("disk <path> failed", labels(2).get(1)))
                .extracting(NgramHead.TokenWeight::token)
                .endsWith("failed");
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        Vocabulary vocabulary = Heads.vocabulary();
        float[] weights = new float[2 * Ngrams.BUCKETS];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NgramHead.of(labels(3), vocabulary, weights, new float[3], 1))
                .withMessageContaining("must fit 3 labels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NgramHead.of(List.of(Heads.ERROR, Heads.ERROR), vocabulary, weights, new float[2], 1))
                .withMessageContaining("all different");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NgramHead.of(labels(2), vocabulary, weights, new float[2], Double.NaN))
                .withMessageContaining("temperature");
        weights[7] = Float.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NgramHead.of(labels(2), vocabulary, weights, new float[2], 1))
                .withMessage("weights[7] must be finite: NaN");
    }

    private static double exact(Ngrams text, float[] weights, int labels, int label, float[] bias) {
        float[] values = Heads.vocabulary().values(text);
        double sum = bias[label];
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[text.buckets()[i] * labels + label];
        }
        return sum;
    }

    private static List<Label> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Label("L" + i)).toList();
    }
}
