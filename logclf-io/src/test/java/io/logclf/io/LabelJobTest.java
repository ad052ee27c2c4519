package io.logclf.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelJobTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Classification> told = new ArrayList<>();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void keepsTheOrderOfManyRows(int threads) throws IOException {
        StringBuilder in = new StringBuilder("source,log_message\n");
        StringBuilder expected = new StringBuilder("source,log_message,target_label\n");
        for (int i = 0; i < 20_000; i++) {
            String row = i % 3 == 0 ? "A, \"step " + i + ",\nfailed\"" : "A,step " + i;
            in.append(row).append('\n');
            expected.append(row.replace(", \"", ",\"")).append(i % 3 == 0 ? ",Failure\n" : ",Unclassified\n");
        }
        run(LogFormat.CSV, in.toString(), threads);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
        assertThat(told).hasSize(20_000);
        assertThat(told.get(0).label()).isPresent();
        assertThat(told.get(1).label()).isEmpty();
    }

    @Test
    void writesAllRowsBeforeABadOne() {
        String good = "{\"log_message\":\"it failed\"}\n";
        assertThatThrownBy(() -> run(LogFormat.JSONL, good.repeat(5_000) + "bad\n" + good.repeat(5_000), 4))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("logs:5001: ");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"log_message\":\"it failed\",\"target_label\":\"Failure\"}\n".repeat(5_000));
        assertThat(told).hasSize(5_000);
    }

    @Test
    void writesAllRowsBeforeOneThatHasALabel() {
        String good = "{\"log_message\":\"x\"}\n";
        assertThatThrownBy(() -> run(LogFormat.JSONL, good + "{\"log_message\":\"x\",\"target_label\":1}\n" + good, 2))
                .hasMessageStartingWith("logs:2: has a field 'target_label' already");
        assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void writesARowBeforeTheNextIsThere() throws Exception {
        LinkedBlockingQueue<String> written = new LinkedBlockingQueue<>();
        ByteArrayOutputStream lines = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                if (size() > 0) {
                    written.add(toString(StandardCharsets.UTF_8));
                    reset();
                }
            }
        };
        PipedOutputStream source = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(source);
        try (ClassificationPipeline pipeline = Logs.pipeline();
                LogReader reader = LogReader.builder(LogFormat.LINES).read(in, "logs")) {
            LabelWriter writer = LabelWriter.builder(reader, lines).build();
            ExecutorService runner = Executors.newSingleThreadExecutor();
            var job = runner.submit(() -> {
                LabelJob.of(pipeline, reader, writer).run(executor, 2);
                return true;
            });
            for (String message : List.of("it failed", "it works", "failed again")) {
                source.write((message + "\n").getBytes(StandardCharsets.UTF_8));
                source.flush();
                assertThat(written.take()).endsWith("\t" + message + "\n");
            }
            source.close();
            assertThat(job.get()).isTrue();
            runner.shutdown();
        }
    }

    private void run(LogFormat format, String text, int threads) throws IOException {
        try (ClassificationPipeline pipeline = Logs.pipeline();
                LogReader reader = Logs.reader(LogReader.builder(format).tolerance(Tolerance.STRICT), text)) {
            LabelWriter writer = LabelWriter.builder(reader, out).build();
            LabelJob.of(pipeline, reader, writer).listener(told::addAll).run(executor, threads);
        }
    }
}
