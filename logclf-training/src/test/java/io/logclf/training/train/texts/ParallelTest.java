package io.logclf.training.train.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final List<Integer> ITEMS = IntStream.range(0, 1_000).boxed().toList();

    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    @Test
    void resultsHaveTheOrderOfTheItems() {
        assertThat(Parallel.map(ITEMS, item -> item * 2, executor))
                .isEqualTo(ITEMS.stream().map(item -> item * 2).toList());
    }

    @Test
    void portionsHoldEveryItemOnceInOrder() {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        List<Integer> results = Parallel.inPortions(
                ITEMS,
                portion -> {
                    sizes.add(portion.size());
                    return portion;
                },
                executor);
        assertThat(results).isEqualTo(ITEMS);
        assertThat(sizes).hasSize(16).allMatch(size -> size <= 64);
    }

    @Test
    void nothingIsWorkForNobody() {
        assertThat(Parallel.inPortions(List.of(), portion -> portion, executor)).isEmpty();
    }

    @Test
    void anExceptionIsThrownAsItIs() {
        IllegalStateException failure = new IllegalStateException("broken");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Parallel.map(ITEMS, item -> fail(item, failure), executor))
                .isSameAs(failure);
    }

    @Test
    void anErrorIsThrownAsItIs() {
        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> Parallel.map(
                        List.of(1),
                        item -> {
                            throw new OutOfMemoryError("made");
                        },
                        Runnable::run))
                .withMessage("made")
                .isNotInstanceOf(CompletionException.class);
    }

    private static int fail(int item, RuntimeException failure) {
        if (item == 700) {
            throw failure;
        }
        return item;
    }
}
