package io.logclf.training.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.api.Verdict;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.InputException;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.RuleSet;
import io.logclf.training.FileLog;
import io.logclf.training.LogSource;
import io.logclf.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {

    private static final String HEADER = "source,log_message\n";
    private static final String LOGS = HEADER
            + "A,User 1 logged in\n"
            + "A,Backup 17 completed\n"
            + "\n"
            + "B,User 22 logged in\n"
            + "B,logged in: User\n"
            + "B,\"a, \"\"quoted\"\"\n<script>\"\n"
            + "A,Backup 18 completed\n"
            + "A,User 3 logged in\n";

    @TempDir
    Path folder;

    @Test
    void writesEveryRowWithItsTemplateAndGroup() throws IOException {
        DiscoverySummary summary = run(LOGS, 0.3, 1);
        assertThat(rows("clusters.csv"))
                .containsExactly(
                        List.of("row", "source", "log_message", "template", "cluster"),
                        List.of("1", "A", "User 1 logged in", "User <*> logged in", "1"),
                        List.of("2", "A", "Backup 17 completed", "Backup <*> completed", "2"),
                        List.of("3", "", "", "", ""),
                        List.of("4", "B", "User 22 logged in", "User <*> logged in", "1"),
                        List.of("5", "B", "logged in: User", "logged in: User", "1"),
                        List.of("6", "B", "a, \"quoted\"\n<script>", "a, \"quoted\" <script>", "3"),
                        List.of("7", "A", "Backup 18 completed", "Backup <*> completed", "2"),
                        List.of("8", "A", "User 3 logged in", "User <*> logged in", "1"));
        assertThat(summary).isEqualTo(new DiscoverySummary(8, 4, 3, 3, 0, 2));
    }

    @Test
    void readsALogThatIsNoFile() throws IOException {
        List<LogEntry> entries = List.of(
                LogEntry.of("A", "User 1 logged in"),
                LogEntry.of("A", "Backup 17 completed"),
                LogEntry.of("B", "User 22 logged in"));
        DiscoverySummary summary = Discovery.builder(new WordsEncoder())
                .build()
                .run(LogSource.of("a query", entries), folder.resolve("out"));
        assertThat(summary).isEqualTo(new DiscoverySummary(3, 2, 2, 2, 0, 1));
        assertThat(rows("clusters.csv")).hasSize(4);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("Groups in a query");
    }

    @Test
    void refusesItsFolderBeforeItReads() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("out")).resolve("mine.txt"), "mine");
        LogSource unread = new LogSource() {
            @Override
            public String name() {
                return "unread";
            }

            @Override
            public Stream<Optional<LogEntry>> rows(Progress progress) {
                throw new AssertionError("read");
            }
        };
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> Discovery.builder(new WordsEncoder()).build().run(unread, folder.resolve("out")))
                .withMessageContaining("it holds 'mine.txt'");
    }

    @Test
    void writesAGroupARowWithAnEmptyLabel() throws IOException {
        run(LOGS, 0.3, 1);
        assertThat(rows("groups.csv"))
                .containsExactly(
                        List.of(
                                "cluster",
                                "rows",
                                "templates",
                                "example",
                                "target_label",
                                "sources",
                                "severities",
                                "examples"),
                        List.of(
                                "1",
                                "4",
                                "2",
                                "User 1 logged in",
                                "",
                                "A; B",
                                "",
                                "3 x User 1 logged in\n1 x logged in: User"),
                        List.of("2", "2", "1", "Backup 17 completed", "", "A", "", "2 x Backup 17 completed"),
                        List.of("3", "1", "1", "a, \"quoted\"\n<script>", "", "B", "", "1 x a, \"quoted\" <script>"));
    }

    @Test
    void groupsTellTheirSeverities() throws IOException {
        List<LogEntry> entries = List.of(
                new LogEntry("A", "Backup 17 completed", Severity.INFO),
                new LogEntry("B", "Backup 18 completed", Severity.ERROR));
        Discovery.builder(new WordsEncoder()).build().run(LogSource.of("two", entries), folder.resolve("out"));
        assertThat(rows("groups.csv").get(1)).contains("A; B", "ERROR; INFO");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("severities: ERROR, INFO");
    }

    @Test
    void rareMessagesThatAreLikeNothingElseAreNoise() throws IOException {
        DiscoverySummary summary = run(LOGS, 0.3, 2);
        assertThat(summary.noiseRows()).isEqualTo(1);
        assertThat(summary.groups()).isEqualTo(2);
        assertThat(rows("clusters.csv").get(6)).endsWith("");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("1 rows of 1 templates");
    }

    @Test
    void candidateRulesLoadAndGiveTheGroup() throws IOException {
        run(HEADER + "B,Backup 17 completed\nB,Backup 18 completed\nB,Backup 419 completed\n", 0.3, 1);
        try (RegexClassifier rules = RegexClassifier.of(RuleSet.load(folder.resolve("out/rules.yaml")))) {
            assertThat(rules.classify(LogEntry.of("", "Backup 4711 completed")))
                    .isInstanceOfSatisfying(
                            Verdict.Decided.class,
                            verdict -> assertThat(verdict.label().name()).isEqualTo("cluster-1"));
        }
    }

    @Test
    void theReportShowsLogTextAsText() throws IOException {
        run(LOGS, 0.3, 1);
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("&lt;script&gt;", "prefers-color-scheme", "<circle", "<polyline")
                .doesNotContain("<script")
                .doesNotContain("http://", "https://");
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        run(LOGS, 0.3, 1);
        List<byte[]> first = contents();
        run(LOGS, 0.3, 1);
        List<byte[]> second = contents();
        assertThat(first).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(second.get(i)).isEqualTo(first.get(i));
        }
    }

    @Test
    void replacesAnEarlierResult() throws IOException {
        run(LOGS, 0.3, 1);
        run(HEADER + "A,one message without a rule\n", 0.3, 1);
        assertThat(rows("clusters.csv")).hasSize(2);
        assertThat(folder.resolve("out/rules.yaml")).doesNotExist();
        assertThat(hidden()).isEmpty();
    }

    @Test
    void refusesAFolderWithOtherThings() throws IOException {
        Files.createDirectory(folder.resolve("out"));
        Files.writeString(folder.resolve("out/mine.txt"), "mine");
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> run(LOGS, 0.3, 1))
                .withMessageContaining("out: it holds 'mine.txt', which is no part of a result");
        assertThat(folder.resolve("out")).isDirectoryContaining(file -> file.endsWith("mine.txt"));
        assertThat(hidden()).isEmpty();
    }

    @Test
    void keepsLabelsThatAPersonFilledIn() throws IOException {
        run(LOGS, 0.3, 1);
        Path groups = folder.resolve("out/groups.csv");
        Files.writeString(
                groups, Files.readString(groups).replace("Backup 17 completed,", "Backup 17 completed,System"));
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> run(LOGS, 0.3, 1))
                .withMessageContaining("labels filled in");
        assertThat(groups).content().contains("System");
    }

    @Test
    void leavesNothingBehindIfTheInputIsBroken() {
        assertThatExceptionOfType(InputException.class).isThrownBy(() -> run(HEADER + "A,\"never closed\n", 0.3, 1));
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(hidden()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n"})
    void refusesAnInputWithoutMessages(String rows) {
        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> run(HEADER + rows, 0.3, 1))
                .withMessageEndingWith("in.csv: has no rows; give a file with messages");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    static Stream<String> strangeMessages() {
        return Stream.of(
                "A,\n",
                "A,4711\n",
                "A,4711\nA,-\nA,***\nA,\n",
                "A,the same\n".repeat(500),
                "A,alpha beta\nA,gamma delta\nA,epsilon zeta\n",
                "A," + "x".repeat(100_000) + "\nA," + "word 1 ".repeat(15_000) + "\n",
                "A,\u0000\ud83d\ude80\nA,日本語 エラー 7\n");
    }

    @ParameterizedTest
    @MethodSource("strangeMessages")
    void everyMessageHasAGroupWithoutNoise(String rows) throws IOException {
        DiscoverySummary summary = run(HEADER + rows, 0.3, 1);
        assertThat(summary.groups()).isPositive();
        assertThat(summary.noiseRows()).isZero();
        assertThat(rows("clusters.csv").stream().skip(1))
                .allSatisfy(row -> assertThat(row.get(4)).isNotEmpty());
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .doesNotContain("NaN", "Infinity")
                .hasSizeLessThan(100_000);
    }

    @Test
    void aLargerEpsJoinsMore() throws IOException {
        assertThat(run(LOGS, 2.0, 1).groups()).isEqualTo(1);
        assertThat(run(LOGS, 0.000001, 1).groups()).isEqualTo(4);
    }

    @Test
    void checksItsOptions() {
        for (double eps : new double[] {0, -1, 2.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Discovery.builder(new WordsEncoder()).eps(eps));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discovery.builder(new WordsEncoder()).minPoints(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discovery.builder(new WordsEncoder()).executor(Runnable::run, 0));
    }

    private DiscoverySummary run(String csv, double eps, int minPoints) throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), csv);
        Discovery discovery = Discovery.builder(new WordsEncoder())
                .eps(eps)
                .minPoints(minPoints)
                .build();
        return discovery.run(FileLog.of(input), folder.resolve("out"));
    }

    private List<List<String>> rows(String name) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader reader = CsvReader.open(folder.resolve("out").resolve(name))) {
            rows.add(reader.header());
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                rows.add(row.get().cells());
            }
        }
        return rows;
    }

    private List<byte[]> contents() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            for (Path file : files.sorted().toList()) {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private List<String> hidden() {
        return Stream.of(folder.toFile().list())
                .filter(name -> name.startsWith("."))
                .toList();
    }
}
