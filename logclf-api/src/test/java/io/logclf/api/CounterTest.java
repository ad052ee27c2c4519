package io.logclf.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterTest {

    private final Counter counter = new Counter("cache_hits");

    @Test
    void countsFromZero() {
        assertThat(counter.count()).isZero();
        counter.increment();
        counter.add(2);
        counter.add(0);
        assertThat(counter.count()).isEqualTo(3);
        assertThat(counter).hasToString("cache_hits=3");
    }

    @Test
    void neverFalls() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter.add(-1))
                .withMessage("times must not be negative: -1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cache", "cache hits", "1st", "_x", "caché"})
    void refusesNamesThatMonitoringCannotUse(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Counter(name))
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void losesNothingThatManyThreadsCount() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    counter.increment();
                    counter.add(2);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counter.count()).isEqualTo(8 * 20_000 * 3);
    }

    @Test
    void countsBeyondWhatAnIntHolds() {
        counter.add(Integer.MAX_VALUE);
        counter.add(Integer.MAX_VALUE);
        assertThat(counter.count()).isEqualTo(2L * Integer.MAX_VALUE);
    }
}
