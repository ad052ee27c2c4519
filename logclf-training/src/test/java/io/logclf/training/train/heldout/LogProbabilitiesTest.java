package io.logclf.training.train.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logclf.api.Label;
import io.logclf.embedding.Embedding;
import io.logclf.embedding.LogisticHead;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogProbabilitiesTest {

    @Test
    void probabilitiesAddUpToOneAndKeepTheDistancesOfScores() {
        double[] logs = LogProbabilities.of(new double[] {1, 3, -2});
        assertThat(Arrays.stream(logs).map(Math::exp).sum()).isCloseTo(1, within(1e-12));
        assertThat(logs[1] - logs[0]).isCloseTo(2, within(1e-12));
    }

    @Test
    void largeScoresDoNotOverflow() {
        assertThat(LogProbabilities.of(new double[] {1_000, 1_000}))
                .containsExactly(new double[] {Math.log(0.5), Math.log(0.5)}, within(1e-9));
        assertThat(LogProbabilities.of(new double[] {-5_000, -6_000})).containsExactly(0, -1_000);
    }

    @Test
    void labelThatIsImpossibleStaysSo() {
        assertThat(LogProbabilities.of(new double[] {Double.NEGATIVE_INFINITY, 4}))
                .containsExactly(Double.NEGATIVE_INFINITY, 0);
    }

    @Test
    void labelThatAHeadFindsImpossibleIsNotQuite() {
        LogisticHead head = LogisticHead.builder(
                        List.of(new Label("a"), new Label("b")), new float[] {5_000, -5_000}, new float[2])
                .build();
        double[] logs = LogProbabilities.of(head, Embedding.of(1));
        assertThat(logs[0]).isCloseTo(0, within(1e-12));
        assertThat(logs[1]).isLessThan(-700).isFinite();
    }
}
