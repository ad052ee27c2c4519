package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.bundle.Bundle;
import io.logclf.bundle.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    private static final String LABELLED = """
            source,log_message,target_label
            A,bob logged in,Login
            B,it failed,Failure
            B,login of bob failed,Login
            C,nothing,Failure
            C,no label,
            Odd,an odd thing,Odd
            """;

    @TempDir
    Path folder;

    private Path bundle;
    private Path output;

    @BeforeEach
    void saveABundleOfRules() throws IOException {
        bundle = folder.resolve("bundle");
        output = folder.resolve("out");
        Bundle.save(bundle, files -> {
            PipelineSettings.builder().stage("regex").build().write(files);
            Files.copy(Path.of(Cli.RULES), files.resolve("rules.yaml"));
        });
    }

    @Test
    void writesFiguresErrorsAndReport() throws IOException {
        Cli.Result result = evaluate(input("in.csv", LABELLED), "--quiet");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(output.resolve("metrics.json"))
                .content()
                .contains(
                        "\"title\": \"All rows\"",
                        "\"rows\": 5,",
                        "\"accuracy\": 0.6,",
                        "\"coverage\": 0.8,",
                        "\"accuracyOnDecided\": 0.75,",
                        "\"ece\": 0.25,")
                .containsPattern("\"meanMicros\": \\d+\\.\\d+,");
        assertThat(output.resolve("errors.csv"))
                .hasContent("""
                file,line,source,log_message,target_label,predicted,confidence,stage,why
                IN,4,B,login of bob failed,Login,Failure,1.0000,regex,rule failure
                IN,5,C,nothing,Failure,,,,regex: NO_MATCH (none of 3 rules matches)
                """.replace("IN", folder.resolve("in.csv").toString()));
        assertThat(output.resolve("report.html")).content().contains("login of bob failed", "Evaluation of " + bundle);
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void tellsAShortSummary() throws IOException {
        Cli.Result result = evaluate(input("in.csv", LABELLED));
        assertThat(result.err().lines().map(String::strip).toList())
                .contains(
                        "1 row has no label and is left out",
                        "coverage                          80.00 %",
                        "accuracy on decided               75.00 %",
                        "accuracy, undecided as wrong      60.00 %",
                        "expected calibration error         0.2500",
                        "written to " + output + ": metrics.json, errors.csv, report.html");
    }

    @Test
    void readsSeveralFilesAndNamedColumns() throws IOException {
        Path one = input("one.csv", "host,text,truth\nA,bob logged in,Login\n");
        Path two = input("two.csv", "truth,host,text\nLogin,A,bob failed\n");
        Cli.Result result = evaluate(
                one,
                two.toString(),
                "--quiet",
                "--source-column=host",
                "--message-column=text",
                "--label-column=truth");
        assertThat(result.err()).isEmpty();
        assertThat(output.resolve("metrics.json")).content().contains("\"rows\": 2,", "\"accuracy\": 0.5,");
        assertThat(output.resolve("errors.csv")).content().contains("two.csv,2,A,bob failed,Login,Failure,");
    }

    @Test
    void readsWhatClassifyReads() throws IOException {
        Path carets = input("carets.txt", "text^truth\nbob logged in^Login\n");
        Cli.Result result =
                evaluate(carets, "--format=csv", "--delimiter=^", "--message-column=text", "--label-column=truth");
        assertThat(result.err()).contains(carets + ": read as: CSV; '^' between the cells\n");
        assertThat(output.resolve("metrics.json")).content().contains("\"rows\": 1,", "\"accuracy\": 1.0,");
    }

    @Test
    void readsWrongQuotesIfLenientAndSaysSo() throws IOException {
        Path quotes = input("in.csv", "log_message,target_label\n\"bob \"x\" logged in\",Login\nit failed,Failure\n");
        assertThat(evaluate(quotes, "--quiet").err())
                .isEqualTo("logclf: " + quotes
                        + ":2: text follows the quote that closes a cell; double the quotes that belong"
                        + " to the text, or read such rows line by line with --lenient\n");
        assertThat(evaluate(quotes, "--quiet", "--lenient").err())
                .isEqualTo(quotes + ": 1 row with wrong quotes was read line by line, in line 2\n");
        assertThat(output.resolve("metrics.json")).content().contains("\"rows\": 2,");
    }

    @Test
    void leavesOutWhatIsNoJsonOnlyIfLenient() throws IOException {
        Path json = input("in.jsonl", "{\"msg\":\"bob logged in\",\"label\":\"Login\"}\n{\"msg\":\n");
        assertThat(evaluate(json, "--quiet").err()).contains(json + ":2: the line is not one JSON object");
        assertThat(evaluate(json, "--quiet", "--lenient").err()).contains("1 row is no JSON object");
        assertThat(output.resolve("metrics.json")).content().contains("\"rows\": 1,");
    }

    @Test
    void namesLabelsThatTheBundleDoesNotKnow() throws IOException {
        Cli.Result result = evaluate(
                input("in.csv", "source,log_message,target_label\nA,bob logged in,Strange\nA,it failed,Login\n"));
        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .contains("1 row has a label that the bundle does not know, and counts as wrong: 'Strange'\n")
                .doesNotContain("'Login'");
        assertThat(output.resolve("metrics.json")).content().contains("\"accuracy\": 0.0,");
    }

    @Test
    void replacesAnEarlierResultAndNothingElse() throws IOException {
        Path input = input("in.csv", LABELLED);
        evaluate(input, "--quiet");
        Files.writeString(output.resolve("errors.csv"), "old");
        assertThat(evaluate(input, "--quiet").exitCode()).isZero();
        assertThat(output.resolve("errors.csv")).content().startsWith("file,line");
        Files.writeString(output.resolve("notes.txt"), "mine");
        Files.writeString(output.resolve("errors.csv"), "old");
        Cli.Result refused = evaluate(input, "--quiet");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("logclf: cannot write " + output + ": it holds 'notes.txt', which is no part of a result and"
                        + " would be lost; name another folder\n");
        assertThat(output.resolve("errors.csv")).hasContent("old");
    }

    @Test
    void refusesItsTargetBeforeItReads() throws IOException {
        Files.writeString(Files.createDirectory(output).resolve("notes.txt"), "mine");
        Cli.Result refused = evaluate(folder.resolve("absent.csv"));
        assertThat(refused.err()).startsWith("logclf: cannot write " + output + ": it holds 'notes.txt'");
        output = input("file.csv", LABELLED).resolve("out");
        assertThat(evaluate(folder.resolve("absent.csv")).err())
                .isEqualTo("logclf: cannot write " + output + ": " + output.getParent()
                        + " is no folder; name another place\n");
    }

    @Test
    void protectsFormulasIfAsked() throws IOException {
        Path input = input("in.csv", "source,log_message,target_label\nA,=1+1,Login\n");
        evaluate(input, "--quiet");
        assertThat(output.resolve("errors.csv")).content().contains(",A,=1+1,");
        evaluate(input, "--quiet", "--protect-formulas");
        assertThat(output.resolve("errors.csv")).content().contains(",A,'=1+1,");
    }

    @Test
    void badInputIsOneLineAndLeavesNothing() throws IOException {
        Path noLabels = input("none.csv", "source,log_message,target_label\nA,bob logged in,\n");
        Path noColumn = input("column.csv", "source,log_message\nA,bob logged in\n");
        Path noRows = input("rows.csv", "source,log_message,target_label\n");
        Path absent = folder.resolve("absent.csv");
        Map<Path, String> lines = Map.of(
                noLabels, noLabels + ": no row has a label; fill the column 'target_label'",
                noRows, noRows + ": no row has a label; fill the column 'target_label'",
                noColumn,
                        noColumn + ": has no column 'target_label'; it has 'source', 'log_message';"
                                + " name the right label column with --label-column",
                absent, absent + ": there is no such file",
                folder, folder + ": is a directory; give a file in it");
        lines.forEach((input, line) -> {
            Cli.Result result = evaluate(input);
            assertThat(result.err()).isEqualTo("logclf: " + line + "\n");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(output).doesNotExist();
        });
    }

    @Test
    void badBundleIsOneLine() throws IOException {
        Path input = input("in.csv", LABELLED);
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        for (Path bad : List.of(folder.resolve("absent"), broken, folder)) {
            bundle = bad;
            Cli.Result result = evaluate(input);
            assertThat(result.err()).startsWith("logclf: " + bad).hasLineCount(1);
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(output).doesNotExist();
        }
    }

    @Test
    void wrongUsageIsTwo() throws IOException {
        Path input = input("in.csv", LABELLED);
        assertThat(Cli.run("evaluate", input.toString(), "-o", output.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("evaluate", "--bundle", bundle.toString(), "-o", output.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(evaluate(input, "--threads", "0").exitCode()).isEqualTo(2);
    }

    private Path input(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Cli.Result evaluate(Path input, String... options) {
        List<String> args = new ArrayList<>(
                List.of("evaluate", input.toString(), "--bundle", bundle.toString(), "-o", output.toString()));
        args.addAll(Arrays.asList(options));
        return Cli.run(args.toArray(String[]::new));
    }
}
