package io.logclf.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.LogEntry;
import io.logclf.testkit.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BundleChangeTest {

    private static final int ROWS = 100;
    private static final int PARALLELISM = 2;

    private static final TypeInformation<LogEntry> ENTRIES = TypeInformation.of(LogEntry.class);

    @TempDir
    private Path folder;

    @BeforeEach
    void forgetMetrics() {
        MetricsSeen.forget();
    }

    @Test
    void whatComesAfterABundleIsClassifiedWithItWithoutARestart() throws Exception {
        Path first = TestBundle.of(folder.resolve("first"), "stages: [regex]\n", "Before");
        Path second = TestBundle.of(folder.resolve("second"), "stages: [regex]\n", "After");

        assertThat(labels(first, List.of(second.toString()), ".logclf.bundleChanges", PARALLELISM))
                .startsWith("0:Before", "1:Before")
                .endsWith("98:After", "99:After")
                .filteredOn(label -> label.endsWith("After"))
                .hasSize(ROWS / 2);
    }

    @Test
    void aBundleThatCannotBeUsedIsRefusedAndTheOneBeforeStays() throws Exception {
        Path first = TestBundle.of(folder.resolve("first"), "stages: [regex]\n", "Before");
        Path broken = TestBundle.of(folder.resolve("broken"), "stages: [nonsense]\n", "After");
        Path remote = TestBundle.withServer(folder.resolve("remote"), 9);
        List<String> bundles =
                List.of(folder.resolve("none").toString(), "not/absolute", broken.toString(), remote.toString(), "\0");

        assertThat(labels(first, bundles, ".logclf.bundlesRefused", PARALLELISM * bundles.size()))
                .hasSize(ROWS)
                .allMatch(label -> label.endsWith("Before"));
    }

    /**
     * The labels that rows get: the first half before the bundles are broadcast, the second half after a metric tells that
     * all subtasks have seen them.
     */
    private static List<String> labels(Path initial, List<String> bundles, String metric, int expected)
            throws Exception {
        StreamExecutionEnvironment env = Cluster.of(PARALLELISM);
        DataStream<String> paths = env.fromData(bundles, Types.STRING)
                .setParallelism(1)
                .map(new Held<>(0, ".logclf.stage.regex.decided", ROWS / 2))
                .returns(Types.STRING)
                .setParallelism(1);
        List<LogEntry> rows = IntStream.range(0, ROWS)
                .mapToObj(i -> LogEntry.of(Integer.toString(i), "user kim logged in"))
                .toList();
        DataStream<LogEntry> held = env.fromData(rows, ENTRIES)
                .setParallelism(1)
                .map(new Held<>(ROWS / 2, metric, expected))
                .returns(ENTRIES)
                .setParallelism(1)
                .rebalance();
        List<ClassifiedEntry<LogEntry>> found = LogClassification.builder(initial)
                .bundles(paths)
                .build()
                .classify(held, LogEntry::source, LogEntry::message)
                .executeAndCollect(ROWS + 1);
        List<ClassifiedEntry<LogEntry>> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparingInt(entry -> Integer.parseInt(entry.value().source())));
        assertThat(SharedPipeline.openPipelines()).isZero();
        return sorted.stream()
                .map(entry -> entry.value().source() + ":" + entry.label())
                .toList();
    }

    /** Lets some values through, and the others when a metric has reached a count. */
    private static final class Held<T> implements MapFunction<T, T> {

        private final int free;
        private final String metric;
        private final int count;
        private int seen;

        Held(int free, String metric, int count) {
            this.free = free;
            this.metric = metric;
            this.count = count;
        }

        @Override
        public T map(T value) {
            if (seen++ == free) {
                Await.until(() -> MetricsSeen.count(metric) >= count);
            }
            return value;
        }
    }
}
