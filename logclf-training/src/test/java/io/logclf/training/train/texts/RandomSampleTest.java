package io.logclf.training.train.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomSampleTest {

    private static final List<Integer> ALL = IntStream.range(0, 1_000).boxed().toList();

    @Test
    void aSmallListIsReturnedItself() {
        assertThat(RandomSample.of(ALL, 1_000, 1)).isSameAs(ALL);
    }

    @Test
    void whatIsDrawnIsInOrderAndDistinct() {
        assertThat(RandomSample.of(ALL, 100, 1)).hasSize(100).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theSeedDecides() {
        assertThat(RandomSample.of(ALL, 100, 1)).isEqualTo(RandomSample.of(ALL, 100, 1));
        assertThat(RandomSample.of(ALL, 100, 2)).isNotEqualTo(RandomSample.of(ALL, 100, 1));
    }

    @Test
    void itemsAreDrawnFromEverywhere() {
        List<Integer> drawn = RandomSample.of(ALL, 100, 3);
        assertThat(drawn.stream().filter(item -> item < 500).count()).isBetween(30L, 70L);
    }

    @Test
    void nothingMayBeDrawn() {
        assertThat(RandomSample.of(ALL, 0, 1)).isEmpty();
    }
}
