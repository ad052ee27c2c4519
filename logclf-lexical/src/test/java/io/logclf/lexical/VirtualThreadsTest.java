package io.logclf.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.testkit.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pipeline on virtual threads, each of which classifies once and lives on. */
@Timeout(120)
class VirtualThreadsTest {

    private static final int THREADS = 10_000;

    @Test
    void tenThousandThreadsAreAnsweredAndLeaveNoMemoryBehind() throws Exception {
        CountDownLatch answered = new CountDownLatch(THREADS);
        CountDownLatch end = new CountDownLatch(1);
        List<Future<Classification>> classifications = new ArrayList<>();
        try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
                .stage(
                        "lexical",
                        LexicalClassifier.builder(Heads.trained(), Heads.memory())
                                .build())
                .build()) {
            ExecutorService threads = VirtualThreads.onOneCarrier().orElseGet(VirtualThreadsTest::skip);
            for (int i = 0; i < THREADS; i++) {
                String message = "User account " + i + " created by the administrator.";
                classifications.add(threads.submit(() -> {
                    Classification classification = pipeline.classify("", message);
                    answered.countDown();
                    end.await();
                    return classification;
                }));
            }
            answered.await();
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            // Working memory for each thread would be 50 KB and more.
            assertThat(used).isLessThan(THREADS * 20_000L);
            end.countDown();
            for (Future<Classification> classification : classifications) {
                assertThat(classification.get().label()).contains(Heads.USER_ACTION);
            }
            threads.shutdown();
        }
    }

    private static ExecutorService skip() {
        String reason = "Java " + Runtime.version().feature() + " has no virtual threads";
        System.out.println("skipped: " + reason);
        return abort(reason);
    }
}
