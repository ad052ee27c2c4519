package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedWorkTest {

    private static final List<Integer> ITEMS = IntStream.range(0, 1_000).boxed().toList();

    @Test
    void callerDoesAllInOrderWithoutExecutor() {
        List<Integer> done = new ArrayList<>();
        SharedWork.run(ITEMS, done::add, Optional.empty());
        assertThat(done).isEqualTo(ITEMS);
    }

    @Test
    void everyItemIsDoneOnceWhateverThreadsThereAre() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Queue<Integer> done = new ConcurrentLinkedQueue<>();
            SharedWork.run(ITEMS, done::add, Optional.of(threads));
            assertThat(done).containsExactlyInAnyOrderElementsOf(ITEMS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nothingToDoAsksNoExecutor() {
        List<Runnable> asked = new ArrayList<>();
        SharedWork.run(List.of(), item -> {}, Optional.of(asked::add));
        assertThat(asked).isEmpty();
    }

    @Test
    void executorThatNeverRunsAnythingDelaysNothing() {
        List<Runnable> kept = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        SharedWork.run(ITEMS, done::add, Optional.of(kept::add));
        assertThat(done).isEqualTo(ITEMS);
        kept.forEach(Runnable::run);
        assertThat(done).as("work that comes late finds nothing to do").isEqualTo(ITEMS);
    }

    @Test
    void executorThatRejectsLeavesItToTheCaller() {
        List<Integer> done = new ArrayList<>();
        SharedWork.run(ITEMS, done::add, Optional.of(work -> {
            throw new RejectedExecutionException("full");
        }));
        assertThat(done).isEqualTo(ITEMS);
    }

    @Test
    void failureOfAnItemReachesTheCallerAfterAllOthersAreDone() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> SharedWork.run(
                            ITEMS,
                            item -> {
                                if (item == 500) {
                                    throw new IllegalStateException("item 500");
                                }
                                done.add(item);
                            },
                            Optional.of(threads)))
                    .withMessage("item 500");
        } finally {
            threads.shutdownNow();
        }
        assertThat(done).hasSize(ITEMS.size() - 1);
    }

    @Test
    void errorOfAnItemReachesTheCallerAsItIs() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> SharedWork.run(
                        List.of(1),
                        item -> {
                            throw new StackOverflowError("deep");
                        },
                        Optional.empty()))
                .withMessage("deep");
    }
}
