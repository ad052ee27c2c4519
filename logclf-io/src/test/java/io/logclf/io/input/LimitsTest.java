package io.logclf.io.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    private static final long MB = 1 << 20;

    @ParameterizedTest
    @CsvSource({"0, 1", "16, 1", "32, 1", "64, 2", "256, 8", "511, 15", "512, 16", "4096, 16", "1000000, 16"})
    void areAShareOfTheHeapBetweenTwoBounds(long heapMb, int cellMb) {
        Limits limits = Limits.forHeap(heapMb * MB);
        assertThat(limits.cellChars() / MB).isEqualTo(cellMb);
        assertThat(limits.rowChars()).isEqualTo(2 * limits.cellChars());
    }

    @Test
    void growWithTheHeap() {
        int before = 0;
        for (long heap = 0; heap < 1_000 * MB; heap += 10 * MB) {
            int cell = Limits.forHeap(heap).cellChars();
            assertThat(cell).isGreaterThanOrEqualTo(before);
            before = cell;
        }
        assertThat(Limits.forHeap(Long.MAX_VALUE).cellChars()).isEqualTo(Limits.MAX_CELL_CHARS);
    }

    @Test
    void sayWhatMoreHeapWouldGive() {
        assertThat(Limits.forHeap(0).lineTooLong())
                .isEqualTo("the line is longer than 1 MB, the most that a line may have in this heap"
                        + " (16 times as much with 512 MB); is this a text file?");
        assertThat(Limits.forHeap(0).tooLong("the row", 2_097_152))
                .isEqualTo("the row has more than 2097152 characters, the most that it may have in this heap"
                        + " (16 times as much with 512 MB); is a quote not closed?");
    }

    @Test
    void saySoNoMoreWhereNothingWould() {
        Limits largest = Limits.forHeap(Long.MAX_VALUE);
        assertThat(largest.lineTooLong())
                .isEqualTo("the line is longer than 16 MB, the most that a line may have; is this a text file?");
        assertThat(largest.tooLong("the cell that begins here", 5))
                .isEqualTo("the cell that begins here has more than 5 characters, the most that it may have;"
                        + " is a quote not closed?");
        assertThat(largest.objectTooLong())
                .isEqualTo("the object that begins here is longer than 16 MB; is it a log entry?");
    }
}
