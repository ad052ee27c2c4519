package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SkeletonsTest {

    private final Skeletons skeletons = new Skeletons();

    @Test
    void numbersSequencesAsTheyCome() {
        assertThat(skeletons.add(new int[] {2, 4}, 2, 1)).isZero();
        assertThat(skeletons.add(new int[] {4, 2}, 2, 2)).isOne();
        assertThat(skeletons.add(new int[] {2, 4, 9}, 2, 3)).isZero();
        assertThat(skeletons.add(new int[] {2, 4, 9}, 3, 4)).isEqualTo(2);
        assertThat(skeletons.add(new int[0], 0, 5)).isEqualTo(3);
        assertThat(skeletons.size()).isEqualTo(4);
        assertThat(skeletons.count(0)).isEqualTo(2);
    }

    @Test
    void keepsACopyOfTheBuffer() {
        int[] buffer = {2, 4};
        skeletons.add(buffer, 2, 1);
        buffer[0] = 8;
        assertThat(skeletons.tokens(0)).containsExactly(2, 4);
    }

    @Test
    void findsEachOfManyAgain() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(skeletons.add(new int[] {i, i >> 3, 5}, 3, i)).isEqualTo(i);
        }
        for (int i = 9_999; i >= 0; i--) {
            assertThat(skeletons.add(new int[] {i, i >> 3, 5}, 3, i)).isEqualTo(i);
            assertThat(skeletons.count(i)).isEqualTo(2);
        }
    }

    @Test
    void repeatedMessagesAreOneInTheSketch() {
        skeletons.add(new int[] {1}, 1, Hash.mix(1));
        long once = skeletons.sketch(0);
        skeletons.add(new int[] {1}, 1, Hash.mix(1));
        assertThat(skeletons.sketch(0)).isEqualTo(once);
    }
}
