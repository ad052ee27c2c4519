package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private static final String LOGS = "source,log_message\n"
            + "A,bob logged in\n"
            + "A,ann logged in\n"
            + "A,disk 1 failed\n"
            + "A,disk 2 failed\n"
            + "B,\"disk 3, sda, failed\"\n"
            + "A,backup done\n"
            + "A,nothing new\n";

    @TempDir
    Path folder;

    private Path old;
    private Path renewed;
    private Path logs;

    @BeforeEach
    void writeRulesAndLogs() throws IOException {
        old = rules("old.yaml", "Login: logged in", "Failure: failed");
        renewed = rules("new.yaml", "Hardware: disk \\d", "Backup: backup done");
        logs = Files.writeString(folder.resolve("logs.csv"), LOGS);
    }

    @Test
    void countsChangesByPairOfLabelsWithExamples() {
        Cli.Result result = compare(logs.toString(), "--quiet");
        assertThat(result.err()).isEmpty();
        assertThat(result.text()).isEqualTo("""
                        6 of 7 rows would get another answer

                          other label                           3   42.9 %
                          newly decided                         1   14.3 %
                          newly undecided                       2   28.6 %
                          same                                  1   14.3 %

                        Failure -> Hardware: 3
                          row 3  A: disk 1 failed
                          row 5  B: disk 3, sda, failed

                        Unclassified -> Backup: 1
                          row 6  A: backup done

                        Login -> Unclassified: 2
                          row 1  A: bob logged in
                          row 2  A: ann logged in
                        """);
    }

    @Test
    void writesEveryChangedRow() throws IOException {
        Path changes = folder.resolve("changes.csv");
        assertThat(compare(logs.toString(), "-o", changes.toString()).err())
                .matches("7 rows compared in \\d+\\.\\d s; the changed rows are in \\S*changes\\.csv\n");
        assertThat(changes).hasContent("""
                        row,source,log_message,old_label,old_stage,old_confidence,new_label,new_stage,new_confidence
                        1,A,bob logged in,Login,regex,1.0000,Unclassified,,
                        2,A,ann logged in,Login,regex,1.0000,Unclassified,,
                        3,A,disk 1 failed,Failure,regex,1.0000,Hardware,regex,1.0000
                        4,A,disk 2 failed,Failure,regex,1.0000,Hardware,regex,1.0000
                        5,B,"disk 3, sda, failed",Failure,regex,1.0000,Hardware,regex,1.0000
                        6,A,backup done,Unclassified,,,Backup,regex,1.0000
                        """);
    }

    @Test
    void exitsWithZeroAlsoIfNothingChanges() {
        Cli.Result result = Cli.run("compare", old.toString(), old.toString(), logs.toString(), "-q");
        assertThat(result.exitCode()).isZero();
        assertThat(result.text())
                .startsWith("0 of 7 rows would get another answer\n")
                .contains("  same                                  7  100.0 %\n")
                .doesNotContain("->");
    }

    @Test
    void saysThatThereAreNoRows() {
        Cli.Result result = Cli.runOn("source,log_message\n", "compare", old.toString(), renewed.toString(), "-q");
        assertThat(result.exitCode()).isZero();
        assertThat(result.text()).isEqualTo("0 of 0 rows would get another answer\n");
    }

    @Test
    void readsEveryFormatThatClassifyReads() throws IOException {
        Path json = Files.writeString(
                folder.resolve("in.jsonl"), "{\"log_message\":\"disk 1 failed\",\"source\":\"A\"}\n\n");
        Path lines = Files.writeString(folder.resolve("in.log"), "disk 1 failed\n");
        assertThat(compare(json.toString()).text()).startsWith("1 of 1 row would get another answer\n");
        assertThat(compare(lines.toString(), "--source", "S").text()).contains("  row 1  S: disk 1 failed\n");
        Cli.Result piped =
                Cli.runOn("disk 1 failed\n", "compare", old.toString(), renewed.toString(), "--format", "lines", "-q");
        assertThat(piped.text()).startsWith("1 of 1 row would get another answer\n");
    }

    @Test
    void numbersRowsOverAllChunksInOrder() throws IOException {
        StringBuilder table = new StringBuilder("source,log_message\n");
        List<String> expected = new ArrayList<>();
        for (int row = 1; row <= 20_000; row++) {
            boolean changes = row % 7 == 0;
            table.append("A,")
                    .append(changes ? "disk 1 failed " : "nothing ")
                    .append(row)
                    .append('\n');
            if (changes) {
                expected.add(row + ",A,disk 1 failed " + row + ",Failure,regex,1.0000,Hardware,regex,1.0000");
            }
        }
        Path changes = folder.resolve("changes.csv");
        Path big = Files.writeString(folder.resolve("big.csv"), table);
        compare(big.toString(), "-o", changes.toString(), "--threads", "3");
        List<String> lines = Files.readAllLines(changes);
        assertThat(lines.subList(1, lines.size())).isEqualTo(expected);
    }

    @Test
    void tellsOfTheSameLabelByAnotherStage() throws IOException {
        Path bundle = Files.createDirectory(folder.resolve("bundle"));
        Files.copy(old, bundle.resolve("rules.yaml"));
        Files.writeString(bundle.resolve("pipeline.yaml"), "format: 1\nstages: [{type: regex, name: mine}]\n");
        Cli.Result result = Cli.run("compare", old.toString(), bundle.toString(), logs.toString(), "-q");
        assertThat(result.text())
                .contains(
                        "  same                                  7  100.0 %\n    decided by another stage            5   71.4 %\n");
    }

    @Test
    void aBundleWithAStageThatIsNotThereIsOneClearError() throws IOException {
        Path bundle = Files.createDirectory(folder.resolve("bundle"));
        Files.writeString(bundle.resolve("pipeline.yaml"), "format: 1\nstages: [crystal-ball]\n");
        Path changes = folder.resolve("changes.csv");
        for (List<String> pair :
                List.of(List.of(old.toString(), bundle.toString()), List.of(bundle.toString(), old.toString()))) {
            Cli.Result result = Cli.run("compare", pair.get(0), pair.get(1), logs.toString(), "-o", changes.toString());
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("logclf: " + bundle.resolve("pipeline.yaml") + ":2: ")
                    .contains("'crystal-ball'");
            assertThat(changes).doesNotExist();
        }
    }

    @Test
    void wrongArgumentsAreOneClearError() {
        assertError(1, "nowhere: there is no such bundle; make one with 'logclf train'", "nowhere", old.toString());
        assertError(1, "no.csv: there is no such file", old.toString(), old.toString(), "no.csv");
        assertError(
                2,
                "-o must name a file, since the report goes to standard output; try 'logclf compare --help'",
                old.toString(),
                old.toString(),
                "-o",
                "-");
        assertError(
                2,
                "--threads must be at least 1: 0; try 'logclf compare --help'",
                old.toString(),
                old.toString(),
                "--threads",
                "0");
        assertError(2, "Missing required parameter: 'B'; try 'logclf compare --help'", old.toString());
    }

    @Test
    void aBadRowLeavesNoFileOfChanges() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.csv"), LOGS + "A,\"never closed\n");
        Path changes = folder.resolve("changes.csv");
        Cli.Result result =
                Cli.run("compare", old.toString(), renewed.toString(), bad.toString(), "-o", changes.toString());
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("logclf: " + bad + ":9: ");
        assertThat(changes).doesNotExist();
    }

    @Test
    void showsExamplesEscaped() {
        Cli.Result result = Cli.runOn(
                "source,log_message\n\u001b[31m,\"disk 1\n\u202efailed\"\n",
                "compare",
                old.toString(),
                renewed.toString(),
                "-q");
        assertThat(result.text()).contains("  row 1  \\u001b[31m: disk 1\\n\\u202efailed\n");
    }

    @Test
    void showsProgressOnATerminal() {
        Cli.Result result = Cli.runOn(new byte[0], 120, "compare", old.toString(), renewed.toString(), logs.toString());
        assertThat(result.err()).contains("compare", "7 rows, ", "regex 4");
    }

    private Cli.Result compare(String... more) {
        List<String> args = new ArrayList<>(List.of("compare", old.toString(), renewed.toString()));
        args.addAll(List.of(more));
        Cli.Result result = Cli.run(args.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static void assertError(int exitCode, String line, String... args) {
        List<String> all = new ArrayList<>(List.of("compare"));
        all.addAll(List.of(args));
        Cli.Result result = Cli.run(all.toArray(String[]::new));
        assertThat(result.err()).isEqualTo("logclf: " + line + "\n");
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    /** A rule file with rules as {@code label: pattern}. */
    private Path rules(String name, String... rules) throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (String rule : rules) {
            String label = rule.substring(0, rule.indexOf(':'));
            yaml.append("- {id: ")
                    .append(label)
                    .append(", label: ")
                    .append(label)
                    .append(", pattern: '");
            yaml.append(rule.substring(label.length() + 2)).append("'}\n");
        }
        return Files.writeString(folder.resolve(name), yaml);
    }
}
