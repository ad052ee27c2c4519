package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.regex.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscoverCommandTest {

    private static final String LOGS = """
            source,log_message
            A,Invoice 4711 was paid by customer 12
            A,Invoice 4712 was paid by customer 7
            B,The payment of invoice 99 by customer 3 has arrived
            A,Engine temperature of 97 degrees is too high
            B,Engine too hot: temperature is 120 degrees
            A,Invoice 1 was paid by customer 5
            """;

    @TempDir
    Path folder;

    @Test
    void groupsWhatSaysTheSameInOtherWords() throws IOException {
        Cli.Result result = run(LOGS);
        assertThat(result.err())
                .contains(
                        "6 rows in ",
                        ": 4 templates, 2 groups, of which 2 cover 95 % of the rows, 1 candidate rules; see ");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        List<String> clusters = Files.readAllLines(folder.resolve("out/clusters.csv"));
        assertThat(clusters.stream().map(line -> line.substring(line.length() - 2)))
                .containsExactly("er", ",1", ",1", ",1", ",2", ",2", ",1");
        assertThat(Files.readAllLines(folder.resolve("out/groups.csv")))
                .contains("cluster,rows,templates,example,target_label,sources,severities,examples")
                .anyMatch(line -> line.startsWith("1,4,2,Invoice 4711 was paid by customer 12,,"))
                .anyMatch(line -> line.startsWith("2,2,2,Engine temperature of 97 degrees is too high,,"));
        assertThat(RuleSet.load(folder.resolve("out/rules.yaml")).rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.pattern())
                        .isEqualTo("^Invoice [1-9]\\d{0,7} was paid by customer [1-9]\\d{0,5}$"));
        assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
    }

    @Test
    void makesTheFoldersAboveItsResult() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), LOGS);
        Path deep = folder.resolve("deep/er/out");
        assertThat(Cli.run("discover", input.toString(), "-o", deep.toString(), "--quiet")
                        .exitCode())
                .isZero();
        assertThat(deep.resolve("groups.csv")).isNotEmptyFile();
    }

    @Test
    void classifiesWithTheRulesItFound() throws IOException {
        run(LOGS);
        String rules = folder.resolve("out/rules.yaml").toString();
        Cli.Result result = Cli.runOn(
                "source,log_message\nX,Invoice 815 was paid by customer 4\n", "classify", "--rules", rules, "--quiet");
        assertThat(result.lines().get(1)).isEqualTo("X,Invoice 815 was paid by customer 4,cluster-1");
    }

    @Test
    void saysNothingWhenQuiet() throws IOException {
        assertThat(run(LOGS, "--quiet").err()).isEmpty();
    }

    @Test
    void showsABarOnATerminal() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), LOGS);
        String shown = Cli.runOn(
                        new byte[0],
                        100,
                        "discover",
                        input.toString(),
                        "-o",
                        folder.resolve("out").toString())
                .err();
        assertThat(shown).contains("read", "encode", "write", "100%");
    }

    /** @param line where DIR stands for a folder with in.csv, and with the folder full that holds mine.txt */
    private record BadCall(int exitCode, String line, String... args) {

        @Override
        public String toString() {
            return String.join(" ", args);
        }
    }

    static Stream<BadCall> badCalls() {
        String help = "; try 'logclf discover --help'";
        return Stream.of(
                new BadCall(1, "DIR: is a directory; give a file in it", "DIR", "-o", "DIR/out"),
                new BadCall(1, "DIR/no.csv: there is no such file", "DIR/no.csv", "-o", "DIR/out"),
                new BadCall(1, "DIR/rows.csv: has no rows; give a file with messages", "DIR/rows.csv", "-o", "DIR/out"),
                new BadCall(
                        1,
                        "DIR/empty.csv: is empty; expected a header line such as source,log_message",
                        "DIR/empty.csv",
                        "-o",
                        "DIR/out"),
                new BadCall(
                        1,
                        "cannot write DIR/full: it holds 'mine.txt', which is no part of a result and would be lost; name"
                                + " another folder",
                        "DIR/in.csv",
                        "-o",
                        "DIR/full"),
                new BadCall(
                        1, "cannot write DIR/in.csv: it is no folder; name a folder", "DIR/in.csv", "-o", "DIR/in.csv"),
                new BadCall(
                        1,
                        "cannot write DIR/in.csv/out: DIR/in.csv is no folder; name another place",
                        "DIR/in.csv",
                        "-o",
                        "DIR/in.csv/out"),
                new BadCall(
                        1,
                        "cannot write DIR/full: it holds 'mine.txt', which is no part of a result and would be lost; name"
                                + " another folder",
                        "DIR/no.csv",
                        "-o",
                        "DIR/full"),
                new BadCall(
                        1,
                        "/dev/null: is no regular file, and it is read twice; save it to a file first",
                        "/dev/null",
                        "-o",
                        "DIR/out"),
                new BadCall(
                        2, "--eps must be above 0 and at most 2: 0.0" + help, "DIR/in.csv", "-o", "DIR/out", "--eps=0"),
                new BadCall(
                        2,
                        "--eps must be above 0 and at most 2: NaN" + help,
                        "DIR/in.csv",
                        "-o",
                        "DIR/out",
                        "--eps=NaN"),
                new BadCall(
                        2,
                        "--min-points must be at least 1: 0" + help,
                        "DIR/in.csv",
                        "-o",
                        "DIR/out",
                        "--min-points=0"),
                new BadCall(2, "--threads must be at least 1: 0" + help, "DIR/in.csv", "-o", "DIR/out", "--threads=0"),
                new BadCall(2, "Missing required option: '--output=DIR'" + help, "DIR/in.csv"));
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void tellsWhatIsWrongInOneLine(BadCall bad) throws IOException {
        Files.writeString(folder.resolve("in.csv"), LOGS);
        Files.writeString(folder.resolve("rows.csv"), "source,log_message\n");
        Files.writeString(folder.resolve("empty.csv"), "");
        Files.writeString(Files.createDirectory(folder.resolve("full")).resolve("mine.txt"), "mine");
        String[] args = Stream.concat(Stream.of("discover"), Stream.of(bad.args()))
                .map(arg -> arg.replace("DIR", folder.toString()))
                .toArray(String[]::new);
        Cli.Result result = Cli.run(args);
        String line =
                bad.line().contains("--output=DIR") ? bad.line() : bad.line().replace("DIR", folder.toString());
        assertThat(result.err()).isEqualTo("logclf: " + line + "\n");
        assertThat(result.exitCode()).isEqualTo(bad.exitCode());
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.csv", "rows.csv", "empty.csv", "full");
    }

    private Cli.Result run(String csv, String... options) throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), csv);
        String[] args = Stream.concat(
                        Stream.of(
                                "discover",
                                input.toString(),
                                "-o",
                                folder.resolve("out").toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        return Cli.run(args);
    }
}
