package io.logclf.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReliabilityBinTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.0001, 0", "0.5, 7", "0.99, 14", "1, 14"})
    void aConfidenceFallsIntoTheBinThatEndsAtOrAboveIt(double confidence, int bin) {
        List<ReliabilityBin> bins = ReliabilityBin.of(List.of(MadeOutcomes.decided("A", "A", confidence)));
        assertThat(bins).hasSize(ReliabilityBin.BINS);
        for (int i = 0; i < bins.size(); i++) {
            assertThat(bins.get(i).rows()).isEqualTo(i == bin ? 1 : 0);
        }
    }

    @Test
    void theBorderOfTwoBinsBelongsToTheLower() {
        assertThat(ReliabilityBin.of(List.of(MadeOutcomes.decided("A", "A", 1 / 3.0)))
                        .get(4)
                        .rows())
                .isOne();
    }

    @Test
    void undecidedRowsAreInNoBin() {
        assertThat(ReliabilityBin.of(List.of(MadeOutcomes.abstained("A"))))
                .allSatisfy(bin -> assertThat(bin.rows()).isZero());
    }

    @Test
    void theErrorIsTheMeanDistanceWeightedByRows() {
        List<ReliabilityBin> bins = ReliabilityBin.of(List.of(
                MadeOutcomes.decided("A", "A", 0.95),
                MadeOutcomes.decided("A", "B", 0.95),
                MadeOutcomes.decided("A", "A", 0.5)));
        // Two rows at 0.95 of which half are right, one at 0.5 that is.
        double expected = (2 * Math.abs(0.5 - 0.95) + Math.abs(1 - 0.5)) / 3;
        assertThat(ReliabilityBin.expectedCalibrationError(bins).getAsDouble()).isCloseTo(expected, within(1e-12));
        assertThat(ReliabilityBin.expectedCalibrationError(ReliabilityBin.of(List.of())))
                .isEmpty();
    }

    @Test
    void aBinWithoutRowsHasNoFigures() {
        ReliabilityBin empty = new ReliabilityBin(0, 0.1, 0, 0, 0);
        assertThat(empty.accuracy()).isEmpty();
        assertThat(empty.meanConfidence()).isEmpty();
    }
}
