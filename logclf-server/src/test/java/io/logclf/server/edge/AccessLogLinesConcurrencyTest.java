package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessLogLinesConcurrencyTest {

    @Test
    void linesOfManyThreadsComeWholeAndEachThreadsInItsOrder() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccessLogLines lines = new AccessLogLines(out);
        List<Thread> threads = new ArrayList<>();
        // Fewer than may wait, so that none is left out.
        for (int t = 0; t < 8; t++) {
            String name = "thread " + t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 1_000; i++) {
                    lines.write(name + " ü " + i);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        lines.close();
        String[] written = out.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(written).hasSize(8_001);
        Map<String, Integer> next = new HashMap<>();
        for (int i = 0; i < 8_000; i++) {
            String[] parts = written[i].split(" ü ", -1);
            assertThat(parts).hasSize(2);
            assertThat(Integer.parseInt(parts[1])).isEqualTo(next.merge(parts[0], 1, Integer::sum) - 1);
        }
        assertThat(next).hasSize(8);
    }

    @Test
    void whatWasWrittenIsThereWhenItIsClosedAndClosedAgain() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccessLogLines lines = new AccessLogLines(out);
        lines.write("one");
        lines.close();
        lines.close();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\n");
        lines.write("too late");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\n");
    }
}
