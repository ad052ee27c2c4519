package io.logclf.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.AbstainReason;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.io.LogFormat;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LogClassificationTest {

    private static final TypeInformation<LogEntry> ENTRIES = TypeInformation.of(LogEntry.class);

    @TempDir
    private Path folder;

    @BeforeEach
    void forgetMetrics() {
        MetricsSeen.forget();
    }

    @Test
    void givesEveryValueTheLabelThatTheLibraryGives() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("rules"));
        List<LogEntry> rows = rows(1_000);
        StreamExecutionEnvironment env = Cluster.of(2);
        // Out of the task and into it again, so that everything is serialized.
        DataStream<ClassifiedEntry<LogEntry>> classified = LogClassification.builder(bundle)
                .explain(true)
                .build()
                .classify(env.fromData(rows, ENTRIES).rebalance(), LogEntry::source, LogEntry::message)
                .rebalance();

        List<ClassifiedEntry<LogEntry>> found = classified.executeAndCollect(rows.size() + 1);

        try (ClassificationPipeline pipeline = TestBundle.open(bundle)) {
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(rows.stream()
                            .map(row -> TestBundle.expected(pipeline, row))
                            .toList());
        }
        assertThat(found).anyMatch(ClassifiedEntry::isClassified).anyMatch(entry -> !entry.isClassified());
    }

    @Test
    void classifiesEntriesAsFlinkReadsThem() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("rules"));
        StreamExecutionEnvironment env = Cluster.of(1);
        DataStream<LogEntry> entries = env.fromData(
                LogEntry.of("a", "user kim logged in"), LogEntry.of("", "backup done"), LogEntry.of("b", "what?"));

        List<ClassifiedEntry<LogEntry>> found =
                LogClassification.of(bundle).classify(entries).executeAndCollect(4);

        assertThat(found)
                .extracting(entry -> entry.value().source() + ":" + entry.labelOr("none"))
                .containsExactly("a:User Action", ":Backup", "b:none");
        assertThat(found.get(0))
                .isEqualTo(new ClassifiedEntry<>(
                        LogEntry.of("a", "user kim logged in"), "User Action", 1.0, "regex", "", ""));
        assertThat(found.get(2).reason()).isEqualTo("NO_MATCH");
    }

    @Test
    void readsRecordsByTheirFields() throws Exception {
        Path bundle = TestBundle.of(folder.resolve("rules"), "stages: [regex]\n", "User Action");
        DataStream<String> records = Cluster.of(1)
                .fromData(
                        "{\"app\": {\"name\": \"shop\"}, \"text\": \"user kim logged in\", \"message\": \"backup done\"}",
                        "2024-03-01 10:15:02.123 [main] INFO  c.e.Shop - backup done",
                        "{\"half");

        List<ClassifiedEntry<String>> found = LogClassification.of(bundle)
                .classify(records, RecordEntry.of(LogFormat.AUTO, "app.name", "text"))
                .executeAndCollect(4);

        assertThat(found).extracting(entry -> entry.labelOr("none")).containsExactly("User Action", "Backup", "none");
        assertThat(RecordEntry.of(LogFormat.AUTO, "app.name", "text")
                        .entry(found.get(0).value()))
                .isEqualTo(LogEntry.of("shop", "user kim logged in"));
        assertThatThrownBy(() -> RecordEntry.of(LogFormat.CSV)).hasMessageContaining("a record has no header");
    }

    @Test
    void anyTextGetsThrough() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("rules"));
        String loneSurrogates = "\uDC00 backup done \uD800";
        String megabyte = "x".repeat(1 << 20) + " user kim logged in";
        StreamExecutionEnvironment env = Cluster.of(2);
        DataStream<LogEntry> rows =
                env.fromData(List.of(row(loneSurrogates), row(megabyte), row(""), row("\0\uFFFF\r\n")), ENTRIES);

        List<ClassifiedEntry<LogEntry>> found = LogClassification.of(bundle)
                .classify(rows.rebalance(), LogEntry::source, LogEntry::message)
                .rebalance()
                .executeAndCollect(5);

        assertThat(found)
                .extracting(entry -> entry.value().message() + entry.labelOr("none"))
                .containsExactlyInAnyOrder(
                        loneSurrogates + "Backup", megabyte + "User Action", "none", "\0\uFFFF\r\nnone");
    }

    @Test
    void whatHasNoLabelLeavesByTheSideToo() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("rules"));
        StreamExecutionEnvironment env = Cluster.of(1);
        DataStream<LogEntry> rows = env.fromData(List.of(row("backup done"), row("what?"), row("and that?")), ENTRIES);
        SingleOutputStreamOperator<ClassifiedEntry<LogEntry>> classified =
                LogClassification.of(bundle).classify(rows, LogEntry::source, LogEntry::message);
        DataStream<ClassifiedEntry<LogEntry>> side = classified.getSideOutput(LogClassification.unclassified(ENTRIES));

        List<ClassifiedEntry<LogEntry>> found = side.executeAndCollect(4);

        assertThat(found).extracting(entry -> entry.value().message()).containsExactly("what?", "and that?");
        assertThat(found).extracting(ClassifiedEntry::label).containsOnly("");
        assertThat(MetricsSeen.count(".logclf.unclassified")).isEqualTo(2);
    }

    @Test
    void allSlotsShareOnePipelineAndTheLastClosesIt() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("rules"));
        int openedBefore = CountedStageProvider.OPENED.get();
        StreamExecutionEnvironment env = Cluster.of(2);
        DataStream<LogEntry> rows = env.fromData(rows(100), ENTRIES).rebalance();
        DataStream<ClassifiedEntry<LogEntry>> first = LogClassification.builder(bundle)
                .name("first")
                .build()
                .classify(rows, LogEntry::source, LogEntry::message);
        DataStream<ClassifiedEntry<LogEntry>> second = LogClassification.builder(bundle)
                .name("second")
                .build()
                .classify(rows, LogEntry::source, LogEntry::message);

        assertThat(first.union(second).executeAndCollect(201)).hasSize(200);

        assertThat(CountedStageProvider.OPENED.get() - openedBefore).isEqualTo(1);
        assertThat(CountedStageProvider.OPEN).hasValue(0);
        assertThat(SharedPipeline.openPipelines()).isZero();
    }

    @Test
    void aBundleTravelsWithTheJob() throws Exception {
        Path bundle = TestBundle.rules(folder.resolve("rules"));
        StreamExecutionEnvironment env = Cluster.of(2);
        env.registerCachedFile(bundle.toUri().toString(), "bundle");
        DataStream<LogEntry> rows = env.fromData(List.of(row("backup done")), ENTRIES);

        List<ClassifiedEntry<LogEntry>> found = LogClassification.cachedBundle("bundle")
                .build()
                .classify(rows, LogEntry::source, LogEntry::message)
                .executeAndCollect(2);

        assertThat(found).extracting(ClassifiedEntry::label).containsExactly("Backup");
    }

    @Test
    void anApplicationMayOpenThePipelineItself() throws Exception {
        StreamExecutionEnvironment env = Cluster.of(2);
        LogClassification classification = LogClassification.of(listener -> ClassificationPipeline.builder()
                .stage("first", FakeClassifier.abstaining(AbstainReason.UNFAMILIAR))
                .stage("second", FakeClassifier.deciding("Fixed"))
                .listener(listener)
                .build());

        List<ClassifiedEntry<LogEntry>> found = classification
                .classify(env.fromData(rows(10), ENTRIES).rebalance(), LogEntry::source, LogEntry::message)
                .executeAndCollect(11);

        assertThat(found).hasSize(10).allMatch(entry -> entry.label().equals("Fixed"));
        assertThat(MetricsSeen.count(".logclf.stage.first.reason.UNFAMILIAR.abstained"))
                .isEqualTo(10);
        assertThat(MetricsSeen.count(".logclf.stage.first.decided")).isZero();
        assertThat(MetricsSeen.count(".logclf.stage.second.decided")).isEqualTo(10);
        assertThat(MetricsSeen.count(".logclf.stage.second.latencyMicros")).isEqualTo(10);
        assertThat(SharedPipeline.openPipelines()).isZero();
    }

    @Test
    void anUnusableBundleFailsTheJobWithItsPlace() {
        Path none = folder.resolve("none");
        Collection<LogEntry> rows = rows(1);

        assertThatThrownBy(() -> LogClassification.of(none)
                        .classify(Cluster.of(1).fromData(rows, ENTRIES), LogEntry::source, LogEntry::message)
                        .executeAndCollect(2))
                .rootCause()
                .hasMessageContaining(none.toString());
        assertThat(SharedPipeline.openPipelines()).isZero();
    }

    @Test
    void aRemoteStageIsRefusedWhereItWouldHoldUpTheTask() throws IOException {
        Path bundle = TestBundle.withServer(folder.resolve("remote"), 9);
        Collection<LogEntry> rows = rows(1);

        assertThatThrownBy(() -> LogClassification.of(bundle)
                        .classify(Cluster.of(1).fromData(rows, ENTRIES), LogEntry::source, LogEntry::message)
                        .executeAndCollect(2))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(bundle.toString())
                .hasMessageContaining("--remote");
        assertThat(SharedPipeline.openPipelines()).isZero();
    }

    @Test
    void aFileInPlaceOfABundleIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("bundle.txt"), "no bundle");
        StreamExecutionEnvironment env = Cluster.of(1);
        env.registerCachedFile(file.toUri().toString(), "bundle");

        assertThatThrownBy(() -> LogClassification.cachedBundle("bundle")
                        .build()
                        .classify(env.fromData(rows(1), ENTRIES), LogEntry::source, LogEntry::message)
                        .executeAndCollect(2))
                .rootCause()
                .hasMessageContaining("env.registerCachedFile(folder, \"bundle\")");
    }

    @Test
    void aNameMustNotBeBlank() {
        assertThatThrownBy(() -> LogClassification.builder(folder).name(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    void theTypeOfTheOutputIsKnownToFlink() {
        TypeInformation<ClassifiedEntry<LogEntry>> type = LogClassification.of(folder)
                .classify(Cluster.of(1).fromData(rows(1), ENTRIES), LogEntry::source, LogEntry::message)
                .getType();

        assertThat(type).isEqualTo(ClassifiedEntryTypeFactory.of(ENTRIES));
    }

    private static LogEntry row(String message) {
        return LogEntry.of("test", message);
    }

    private static List<LogEntry> rows(int count) {
        List<LogEntry> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(LogEntry.of("source" + i % 3, message(i)));
        }
        return rows;
    }

    private static String message(int number) {
        return switch (number % 3) {
            case 0 -> "user u" + number + " logged in";
            case 1 -> "backup failed at " + number;
            default -> "nobody knows what " + number + " means";
        };
    }
}
