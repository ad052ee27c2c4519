package io.logclf.flink;

import static org.apache.flink.table.api.Expressions.$;
import static org.apache.flink.table.api.Expressions.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.BundleException;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In SQL and the Table API, with Flink's planner and a small cluster. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ClassifyFunctionTest {

    private static final String LOGS = """
            (VALUES ('a', 'user kim logged in'), ('b', 'backup done'), ('c', 'what?'), (CAST(NULL AS STRING), 'backup failed'),
                    ('d', CAST(NULL AS STRING))) AS logs(host, line)""";

    @TempDir
    private Path folder;

    private Path bundle;
    private StreamTableEnvironment tables;

    @BeforeEach
    void start() throws IOException {
        MetricsSeen.forget();
        CountedStageProvider.OPENED.set(0);
        bundle = TestBundle.rules(folder.resolve("bundle"));
        tables = StreamTableEnvironment.create(Cluster.of(1));
    }

    @AfterEach
    void everythingIsClosed() {
        assertThat(SharedPipeline.openPipelines()).isZero();
        assertThat(CountedStageProvider.OPEN).hasValue(0);
    }

    @Test
    void classifiesFromSqlAlone() {
        parameter("logclf.bundle: " + bundle);
        tables.executeSql("CREATE FUNCTION CLASSIFY AS 'io.logclf.flink.ClassifyFunction'");
        tables.executeSql("CREATE FUNCTION CLASSIFY_DETAIL AS 'io.logclf.flink.ClassifyDetailFunction'");
        assertThat(query("SELECT host, CLASSIFY(host, line), d.label, d.confidence, d.stage, d.reason"
                        + " FROM (SELECT host, line, CLASSIFY_DETAIL(host, line) AS d FROM " + LOGS + ")"))
                .containsExactlyInAnyOrder(
                        "+I[a, User Action, User Action, 1.0, regex, null]",
                        "+I[b, Backup, Backup, 1.0, regex, null]",
                        "+I[c, null, null, null, null, NO_MATCH]",
                        "+I[null, Backup, Backup, 1.0, regex, null]",
                        "+I[d, null, null, null, null, null]");
        assertThat(CountedStageProvider.OPENED)
                .as("both functions share a pipeline")
                .hasValue(1);
        assertThat(MetricsSeen.count(".ClassifyFunction.logclf.stage.regex.decided"))
                .isEqualTo(3);
        assertThat(MetricsSeen.count(".ClassifyFunction.logclf.unclassified")).isEqualTo(1);
    }

    @Test
    void aBundleIsReadFromTheClassPathAndFromTheCacheOfTheJob() {
        parameter("logclf.bundle: classpath:flink-test-bundle");
        tables.executeSql("CREATE FUNCTION CLASSIFY AS 'io.logclf.flink.ClassifyFunction'");
        assertThat(query("SELECT CLASSIFY('', line, 'FATAL'), CLASSIFY('', line, 'INFO') FROM " + LOGS))
                .contains("+I[Loud, null]");

        tables.getConfig().set("pipeline.cached-files", "name:mine,path:" + bundle);
        parameter("logclf.bundle: cached:mine");
        assertThat(query("SELECT CLASSIFY(host, line) FROM " + LOGS)).contains("+I[Backup]");
    }

    @Test
    void countsLabelsOfAStream() {
        tables.createTemporarySystemFunction("CLASSIFY", new ClassifyFunction(bundle));
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lines.add(org.apache.flink.types.Row.of("host", i % 3 == 0 ? "user u" + i + " logged in" : "backup done"));
        }
        tables.createTemporaryView("logs", tables.fromValues(lines).as("host", "line"));
        String sql = "SELECT CLASSIFY(host, line), COUNT(*) FROM logs GROUP BY CLASSIFY(host, line)";
        assertThat(query(sql)).contains("+U[User Action, 100]", "+U[Backup, 200]");
    }

    @Test
    void takesAPipelineOfTheApplicationInTheTableApi() {
        PipelineSupplier supplier = listener -> ClassificationPipeline.builder()
                .stage("fake", FakeClassifier.deciding("Done"))
                .listener(listener)
                .build();
        Table logs = tables.sqlQuery("SELECT * FROM " + LOGS);
        Table labelled = logs.select(
                $("host"),
                call(new ClassifyFunction(supplier), $("host"), $("line")).as("label"),
                call(new ClassifyDetailFunction(supplier), $("host"), $("line"))
                        .get("stage")
                        .as("stage"));
        assertThat(rows(labelled)).contains("+I[b, Done, fake]", "+I[d, null, null]");
    }

    @Test
    void planningOpensNothing() {
        tables.createTemporarySystemFunction("CLASSIFY", new ClassifyFunction(bundle));
        assertThat(tables.explainSql("SELECT CLASSIFY('a', 'user kim logged in')"))
                .contains("CLASSIFY('a', 'user kim logged in')");
        assertThat(CountedStageProvider.OPENED).hasValue(0);
    }

    @Test
    void refusesBundlesThatCannotBeUsed() throws IOException {
        FunctionContext context = new FunctionContext(null);
        ClassifyFunction missing = new ClassifyFunction(folder.resolve("none"));
        assertThatThrownBy(() -> missing.open(context))
                .isInstanceOf(BundleException.class)
                .hasMessageEndingWith("none: no such folder");
        missing.close();
        Path remote = TestBundle.withServer(folder.resolve("remote"), 9);
        ClassifyDetailFunction slow = new ClassifyDetailFunction(remote);
        assertThatThrownBy(() -> slow.open(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a stage that waits for another process");
        slow.close();
    }

    private void parameter(String value) {
        tables.getConfig().set("pipeline.global-job-parameters", value);
    }

    private List<String> query(String sql) {
        return rows(tables.sqlQuery(sql));
    }

    private static List<String> rows(Table table) {
        List<String> found = new ArrayList<>();
        try (Rows rows = new Rows(table.execute().collect())) {
            rows.found().forEachRemaining(row -> found.add(row.toString()));
        }
        return found;
    }

    /** Closes without a checked exception. */
    private record Rows(CloseableIterator<org.apache.flink.types.Row> found) implements AutoCloseable {

        @Override
        public void close() {
            IOUtils.closeQuietly(found);
        }
    }
}
