package io.logclf.regex.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sets as ascending arrays, against streams. */
class IntsTest {

    private static final long SEED = 37;

    @Test
    void isAStack() {
        Ints ints = new Ints();
        assertThat(ints.isEmpty()).isTrue();
        IntStream.range(0, 1_000).forEach(ints::add);
        for (int i = 999; i >= 0; i--) {
            assertThat(ints.removeLast()).isEqualTo(i);
        }
        assertThat(ints.isEmpty()).isTrue();
        assertThatThrownBy(ints::removeLast).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void givesItsValuesAsASetAndIsEmptyThen() {
        Random random = new Random(SEED);
        Ints ints = new Ints();
        for (int i = 0; i < 1_000; i++) {
            int[] values = random.ints(random.nextInt(50), -5, 20).toArray();
            IntStream.of(values).forEach(ints::add);
            assertThat(ints.takeSorted())
                    .isEqualTo(IntStream.of(values).sorted().distinct().toArray());
            assertThat(ints.isEmpty()).isTrue();
        }
        assertThat(ints.takeSorted()).isEmpty();
    }

    @Test
    void mergesSets() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            int[] some = set(random);
            int[] others = set(random);
            int[] before = some.clone();
            assertThat(Ints.merged(some, others))
                    .isEqualTo(IntStream.concat(IntStream.of(some), IntStream.of(others))
                            .sorted()
                            .distinct()
                            .toArray())
                    .isNotSameAs(some)
                    .isNotSameAs(others);
            assertThat(some).isEqualTo(before);
        }
    }

    @Test
    void cutsASetOffAtALimit() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            int[] set = set(random);
            int limit = random.nextInt(25);
            assertThat(Ints.upTo(limit, set))
                    .isEqualTo(IntStream.of(set).filter(v -> v < limit).toArray());
        }
        int[] set = {1, 2, 3};
        assertThat(Ints.upTo(4, set)).isSameAs(set);
        assertThat(Ints.upTo(3, set)).containsExactly(1, 2);
        assertThat(Ints.upTo(0, set)).isEmpty();
    }

    private static int[] set(Random random) {
        return random.ints(random.nextInt(10), 0, 20).sorted().distinct().toArray();
    }
}
