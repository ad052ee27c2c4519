package io.logclf.llm;

import static io.logclf.llm.Llms.entry;
import static io.logclf.llm.Llms.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.logclf.testkit.ModelServer;
import io.logclf.testkit.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stage on virtual threads, where most wait for an answer that another has asked for. */
@Timeout(120)
class VirtualThreadsTest {

    private static final int THREADS = 10_000;

    @Test
    void tenThousandThreadsWaitForTwoCalls() throws Exception {
        try (ModelServer server = Llms.server();
                LlmClassifier stage = Llms.stage(server).build()) {
            ExecutorService threads = VirtualThreads.onOneCarrier().orElseGet(VirtualThreadsTest::skip);
            List<Future<String>> labels = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String message = i % 2 == 0 ? "user " + i + " opened the door" : "disk " + i + " is on fire";
                labels.add(threads.submit(() -> said(stage.classify(entry(message)))));
            }
            for (int i = 0; i < THREADS; i++) {
                assertThat(labels.get(i).get()).isEqualTo(i % 2 == 0 ? "User Action" : "Critical Error");
            }
            threads.shutdown();
            assertThat(server.requests()).hasSize(2);
        }
    }

    private static ExecutorService skip() {
        String reason = "Java " + Runtime.version().feature() + " has no virtual threads";
        System.out.println("skipped: " + reason);
        return abort(reason);
    }
}
