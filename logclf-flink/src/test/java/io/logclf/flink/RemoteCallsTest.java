package io.logclf.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.testkit.Await;
import io.logclf.testkit.FakeClassifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RemoteCallsTest {

    private static final RemoteCalls PATIENT =
            RemoteCalls.builder().timeout(Duration.ofMinutes(1)).build();

    private static final TypeInformation<LogEntry> ENTRIES = TypeInformation.of(LogEntry.class);

    @TempDir
    private Path folder;

    @BeforeEach
    void forget() {
        MetricsSeen.forget();
        HttpStageProvider.INTERRUPTED.set(0);
    }

    @AfterEach
    void everythingIsClosed() {
        assertThat(SharedPipeline.openPipelines()).isZero();
    }

    @Test
    void aServerGivesTheLabelsThatTheLibraryGetsFromIt() throws Exception {
        try (LabelServer server = new LabelServer(message -> "Remote " + message.length())) {
            Path bundle = TestBundle.withServer(folder.resolve("remote"), server.port());
            List<LogEntry> rows = rows(200);

            List<ClassifiedEntry<LogEntry>> found =
                    run(LogClassification.builder(bundle).explain(true), PATIENT, rows);

            assertThat(server.received())
                    .hasSize(100)
                    .as("what a rule decides is not sent")
                    .noneMatch(message -> message.contains("backup"));
            try (ClassificationPipeline pipeline = TestBundle.open(bundle)) {
                assertThat(found)
                        .containsExactlyInAnyOrderElementsOf(rows.stream()
                                .map(row -> TestBundle.expected(pipeline, row))
                                .toList());
            }
            assertThat(MetricsSeen.count(".logclf.stage.http.decided")).isEqualTo(100);
            assertThat(MetricsSeen.count(".logclf.stage.regex.decided")).isEqualTo(100);
        }
    }

    @Test
    void slowAnswersAreWaitedForTogether() throws Exception {
        // Nobody is answered before four ask at the same time.
        CyclicBarrier four = new CyclicBarrier(4);
        try (LabelServer server = new LabelServer(message -> {
            await(four);
            return "Slow";
        })) {
            Path bundle = TestBundle.withServer(folder.resolve("remote"), server.port());
            RemoteCalls calls = RemoteCalls.builder()
                    .capacity(4)
                    .timeout(Duration.ofMinutes(1))
                    .build();

            List<ClassifiedEntry<LogEntry>> found = run(LogClassification.builder(bundle), calls, unknown(12));

            assertThat(found).hasSize(12).allMatch(entry -> entry.label().equals("Slow"));
        }
    }

    @Test
    void orderIsKeptIfAskedFor() throws Exception {
        try (LabelServer server = new LabelServer(message -> "Remote")) {
            Path bundle = TestBundle.withServer(folder.resolve("remote"), server.port());
            List<LogEntry> rows = rows(100);
            DataStream<LogEntry> stream = Cluster.of(1).fromData(rows, ENTRIES);

            List<ClassifiedEntry<LogEntry>> found = LogClassification.builder(bundle)
                    .remote(RemoteCalls.builder()
                            .timeout(Duration.ofMinutes(1))
                            .keepOrder(true)
                            .build())
                    .build()
                    .classify(stream, LogEntry::source, LogEntry::message)
                    .executeAndCollect(101);

            assertThat(found).extracting(ClassifiedEntry::value).containsExactlyElementsOf(rows);
        }
    }

    @Test
    void aServerThatHangsCostsTheLabelAndNotTheJob() throws Exception {
        try (LabelServer server = new LabelServer(message -> message.endsWith("3") ? null : "Remote")) {
            Path bundle = TestBundle.withServer(folder.resolve("remote"), server.port());
            RemoteCalls calls =
                    RemoteCalls.builder().timeout(Duration.ofSeconds(2)).build();

            List<ClassifiedEntry<LogEntry>> found =
                    run(LogClassification.builder(bundle).explain(true), calls, unknown(10));

            assertThat(found)
                    .hasSize(10)
                    .filteredOn(entry -> entry.value().message().endsWith("3"))
                    .singleElement()
                    .satisfies(late -> {
                        assertThat(late.isClassified()).isFalse();
                        assertThat(late.reason()).isEqualTo("UNAVAILABLE");
                        assertThat(late.evidence()).contains("2000 ms");
                    });
            assertThat(found).filteredOn(ClassifiedEntry::isClassified).hasSize(9);
            assertThat(MetricsSeen.count(".logclf.late")).isEqualTo(1);
            assertThat(MetricsSeen.count(".logclf.unclassified")).isEqualTo(1);
            Await.until(() -> HttpStageProvider.INTERRUPTED.get() == 1);
        }
    }

    @Test
    void aServerThatFailsCostsTheLabelAndNotTheJob() throws Exception {
        try (LabelServer server = new LabelServer(message -> "")) {
            Path bundle = TestBundle.withServer(folder.resolve("remote"), server.port());
            RemoteCalls calls = RemoteCalls.builder()
                    .timeout(Duration.ofMinutes(1))
                    .attempts(3)
                    .backoff(Duration.ofMillis(1))
                    .build();
            List<LogEntry> rows = unknown(5);
            SingleOutputStreamOperator<ClassifiedEntry<LogEntry>> classified = LogClassification.builder(bundle)
                    .remote(calls)
                    .build()
                    .classify(Cluster.of(2).fromData(rows, ENTRIES), LogEntry::source, LogEntry::message);

            List<ClassifiedEntry<LogEntry>> side = classified
                    .getSideOutput(LogClassification.unclassified(ENTRIES))
                    .executeAndCollect(6);

            assertThat(side)
                    .extracting(ClassifiedEntry::value)
                    .as("by the side output")
                    .containsExactlyInAnyOrderElementsOf(rows);
            assertThat(side).extracting(ClassifiedEntry::reason).containsOnly("UNAVAILABLE");
            assertThat(server.received()).as("three attempts each").hasSize(15);
            assertThat(MetricsSeen.count(".logclf.retries")).isEqualTo(10);
            assertThat(MetricsSeen.count(".logclf.stage.http.reason.UNAVAILABLE.abstained"))
                    .isEqualTo(15);
        }
    }

    @Test
    void aSecondAttemptMayGetTheLabel() throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        try (LabelServer server = new LabelServer(message -> failed.add(message) ? "" : "Remote")) {
            Path bundle = TestBundle.withServer(folder.resolve("remote"), server.port());
            RemoteCalls calls = RemoteCalls.builder()
                    .timeout(Duration.ofMinutes(1))
                    .attempts(2)
                    .backoff(Duration.ZERO)
                    .build();

            List<ClassifiedEntry<LogEntry>> found = run(LogClassification.builder(bundle), calls, unknown(20));

            assertThat(found).hasSize(20).allMatch(entry -> entry.label().equals("Remote"));
        }
    }

    @Test
    void aServerThatIsNotThereCostsTheLabelAndNotTheJob() throws Exception {
        int port;
        try (LabelServer server = new LabelServer(message -> "Remote")) {
            port = server.port();
        }
        Path bundle = TestBundle.withServer(folder.resolve("remote"), port);

        List<ClassifiedEntry<LogEntry>> found = run(LogClassification.builder(bundle), PATIENT, unknown(3));

        assertThat(found).hasSize(3).allMatch(entry -> entry.reason().equals("UNAVAILABLE"));
    }

    @Test
    void aStageThatThrowsFailsTheJob() {
        LogClassification.Builder throwing = LogClassification.builder(listener -> ClassificationPipeline.builder()
                .stage("broken", FakeClassifier.of(entry -> {
                    throw new IllegalStateException("a bug");
                }))
                .build());

        assertThatThrownBy(() -> run(throwing, PATIENT, unknown(1)))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        RemoteCalls.Builder builder = RemoteCalls.builder();
        assertThatThrownBy(() -> builder.capacity(0)).hasMessageContaining("capacity");
        assertThatThrownBy(() -> builder.timeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> builder.attempts(0)).hasMessageContaining("attempts");
        assertThatThrownBy(() -> builder.backoff(Duration.ofMillis(-1))).hasMessageContaining("backoff");
    }

    private static List<ClassifiedEntry<LogEntry>> run(
            LogClassification.Builder classification, RemoteCalls calls, List<LogEntry> rows) throws Exception {
        return classification
                .remote(calls)
                .build()
                .classify(Cluster.of(2).fromData(rows, ENTRIES), LogEntry::source, LogEntry::message)
                .executeAndCollect(rows.size() + 1);
    }

    private static List<LogEntry> unknown(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LogEntry.of("test", "nobody knows " + i))
                .toList();
    }

    private static List<LogEntry> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LogEntry.of("test", (i % 2 == 0 ? "backup done " : "nobody knows ") + i))
                .toList();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
