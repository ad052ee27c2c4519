package io.logclf.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.head.NgramHead.TokenWeight;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a token says for a label, measured by the scores that the label gets. */
class TokenWeightsTest {

    private static final int MANY = 10;
    private static final NgramHead HEAD =
            NgramHead.of(labels(MANY), Heads.vocabulary(), Heads.weights(MANY, 7), new float[MANY], 1);

    private static List<Label> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Label("L" + i)).toList();
    }

    private static double aboveMean(double[] scores, int label) {
        return scores[label] - Arrays.stream(scores).average().orElseThrow();
    }

    @Test
    void aTextOfOneTokenIsWorthTheScoreOfTheLabelAboveTheMean() {
        for (String token : List.of("failed", "disk", "<path>", "unheard")) {
            double[] scores = HEAD.scores(Ngrams.of(token));
            for (int label = 0; label < MANY; label++) {
                List<TokenWeight> tokens =
                        HEAD.tokenWeights(token, HEAD.labels().get(label));
                assertThat(tokens).hasSize(1);
                assertThat(tokens.get(0).weight()).isCloseTo(aboveMean(scores, label), within(1e-6));
            }
        }
    }

    @Test
    void theTemperatureDividesThemAsItDividesTheScores() {
        Label label = HEAD.labels().get(3);
        double plain = HEAD.tokenWeights("failed", label).get(0).weight();
        assertThat(plain).isNotZero();
        assertThat(HEAD.withTemperature(4).tokenWeights("failed", label).get(0).weight())
                .isCloseTo(plain / 4, within(1e-9));
    }

    @Test
    void whatATokenSaysIsLessInALongerText() {
        Label label = HEAD.labels().get(3);
        double alone = HEAD.tokenWeights("failed", label).get(0).weight();
        double among = HEAD.tokenWeights("disk failed heartbeat", label).stream()
                .filter(token -> token.token().equals("failed"))
                .findFirst()
                .orElseThrow()
                .weight();
        double longer = HEAD.vocabulary().length(Ngrams.of("disk failed heartbeat"))
                / HEAD.vocabulary().length(Ngrams.of("failed"));
        assertThat(longer).isGreaterThan(1);
        assertThat(among).isCloseTo(alone / longer, within(1e-9));
    }

    @Test
    void eachTokenIsThereOnceAndTheHeaviestFirst() {
        List<TokenWeight> tokens = HEAD.tokenWeights(
                "  disk failed \t disk is full ", HEAD.labels().get(0));
        assertThat(tokens).extracting(TokenWeight::token).containsExactlyInAnyOrder("disk", "failed", "is", "full");
        assertThat(tokens)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(TokenWeight::weight).reversed());
    }

    @Test
    void aLabelThatTheHeadDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HEAD.tokenWeights("failed", new Label("Other")))
                .withMessage("the head has no label 'Other'");
    }

    @Test
    void temperaturesThatWouldMakeScoresInfiniteAreRefused() {
        assertThat(HEAD.withTemperature(1e-9).temperature()).isEqualTo(1e-9);
        for (double refused : new double[] {9.9e-10, 0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HEAD.withTemperature(refused))
                    .withMessage("temperature must be positive and finite: " + refused);
        }
    }

    @Test
    void aBiasThatIsNoNumberIsRefusedWithItsPlace() {
        float[] bias = {0, Float.NEGATIVE_INFINITY};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NgramHead.of(labels(2), Heads.vocabulary(), Heads.weights(2, 1), bias, 1))
                .withMessage("bias[1] must be finite: -Infinity");
    }
}
