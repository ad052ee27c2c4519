package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchTest {

    @ParameterizedTest
    @ValueSource(ints = {16, 256, 4_096, 65_536})
    void tellsTheOrderOfMagnitude(int messages) {
        assertThat(Sketch.log2(of(0, messages))).isCloseTo(Math.log(messages) / Math.log(2), within(1.6));
    }

    @Test
    void repetitionChangesNothing() {
        long once = of(0, 100);
        assertThat(Sketch.union(once, of(0, 100))).isEqualTo(once);
        assertThat(Sketch.add(once, Hash.mix(8))).isEqualTo(once);
    }

    @Test
    void aUnionIsTheSketchOfAllMessages() {
        assertThat(Sketch.union(of(0, 50), of(50, 200))).isEqualTo(of(0, 200));
    }

    @Test
    void everyHashFitsARegister() {
        long sketch = 0;
        for (long hash : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 60}) {
            sketch = Sketch.add(sketch, hash);
        }
        assertThat(Sketch.log2(sketch)).isFinite();
    }

    private static long of(int from, int to) {
        long sketch = 0;
        for (int i = from; i < to; i++) {
            sketch = Sketch.add(sketch, Hash.mix(i + 1));
        }
        return sketch;
    }
}
