package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyCommandTest {

    private static final String TABLE = """
            source,log_message
            A,bob logged in
            B,it failed
            C,nothing
            """;

    private static final String LABELLED = """
            source,log_message,target_label
            A,bob logged in,Login
            B,it failed,Failure
            C,nothing,Unclassified
            """;

    @TempDir
    Path folder;

    @Test
    void labelsAFileIntoAFile() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), TABLE);
        Path output = folder.resolve("out.csv");
        Cli.Result result = Cli.run(Cli.with(input.toString(), "-o", output.toString()));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(output).hasContent(LABELLED);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(input, output);
        }
    }

    @Test
    void readsAndWritesGzip() throws IOException {
        Path input = Files.write(folder.resolve("in.csv.gz"), Cli.gzip(TABLE));
        Path output = folder.resolve("out.csv.gz");
        Cli.Result result = Cli.run(Cli.with(input.toString(), "-o", output.toString()));
        assertThat(result.err()).isEmpty();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(output))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(LABELLED);
        }
        assertThat(Cli.classify(Cli.gzip(TABLE)).text()).isEqualTo(LABELLED);
    }

    @Test
    void keepsTheDelimiterAndWritesUtf8() {
        byte[] utf16 = ("\uFEFF" + TABLE.replace(',', ';')).getBytes(StandardCharsets.UTF_16LE);
        assertThat(Cli.classify(utf16).text()).isEqualTo(LABELLED.replace(',', ';'));
        assertThat(Cli.classify(TABLE.replace(',', '^'), "--delimiter", "^", "--format", "csv")
                        .text())
                .isEqualTo(LABELLED.replace(',', '^'));
    }

    @Test
    void tellsTheDelimiterUnlessItIsAComma() {
        assertThat(Cli.runOn(TABLE.replace(',', '\t'), "classify", "--rules", Cli.RULES)
                        .err())
                .startsWith("standard input: read as: CSV; tabs between the cells\n");
    }

    @Test
    void writesATableWithTabsByTheNameOfTheOutput() throws IOException {
        Path output = folder.resolve("out.tsv");
        Cli.runOn("it failed\n", Cli.with("-o", output.toString()));
        assertThat(output).hasContent("time\tseverity\tsource\tlog_message\ttarget_label\n\t\t\tit failed\tFailure\n");
    }

    @Test
    void labelsStandardInputToStandardOutput() {
        assertThat(Cli.classify(TABLE).text()).isEqualTo(LABELLED);
        assertThat(Cli.classify(TABLE, "-", "-o", "-").text()).isEqualTo(LABELLED);
    }

    @Test
    void replacesTheFileItReads() throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), TABLE);
        Cli.Result result = Cli.run(Cli.with(file.toString(), "-o", file.toString()));
        assertThat(result.exitCode()).isZero();
        assertThat(file).hasContent(LABELLED);
    }

    @Test
    void keepsTheOldOutputIfTheInputIsBad() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), TABLE + "D,\"never closed\n");
        Path output = Files.writeString(folder.resolve("out.csv"), "old");
        Cli.Result result = Cli.run(Cli.with(input.toString(), "-o", output.toString()));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(output).hasContent("old");
    }

    @Test
    void takesTheColumnsThatAreNamedInWhateverPlace() {
        String table = "text,n,host\nan odd thing,1,Odd\nan odd thing,2,Even\n";
        assertThat(Cli.classify(table, "--source-column", "host", "--message-column", "text")
                        .text())
                .isEqualTo("text,n,host,target_label\nan odd thing,1,Odd,Odd\nan odd thing,2,Even,Unclassified\n");
    }

    @Test
    void explainsEveryRowOfCsv() {
        assertThat(Cli.classify(TABLE, "--explain").text()).isEqualTo("""
                        source,log_message,target_label,confidence,stage,evidence,best_guess,best_guess_probability
                        A,bob logged in,Login,1.0000,regex,rule login,Login,1.0000
                        B,it failed,Failure,1.0000,regex,rule failure,Failure,1.0000
                        C,nothing,Unclassified,,,regex: NO_MATCH (none of 3 rules matches),,
                        """);
    }

    @Test
    void replacesTheLabelOfCsvInItsPlaceWhenAllowed() {
        String table = "target_label,source,log_message\nold,A,bob logged in\n";
        assertThat(Cli.classify(table, "--overwrite").text())
                .isEqualTo("target_label,source,log_message\nLogin,A,bob logged in\n");
        assertThat(Cli.classify(table).exitCode()).isEqualTo(1);
    }

    @Test
    void keepsShortAndLongRowsAndRemarksOnTheLong() {
        Cli.Result result = Cli.classify("source,log_message\nA\nB,it failed, badly\nC,x\nD,a,b,c\n");
        assertThat(result.text())
                .isEqualTo("source,log_message,target_label\nA,,Unclassified\nB,it failed,Failure,\" badly\"\n"
                        + "C,x,Unclassified\nD,a,Unclassified,b,c\n");
        assertThat(result.err())
                .isEqualTo("standard input: 2 rows have more cells than the header, the first in line 3; is a message"
                        + " with commas not quoted?\n");
        assertThat(Cli.classify("source,log_message\nA,b,c\n").err())
                .startsWith("standard input: 1 row has more cells than the header, in line 2;");
    }

    @Test
    void protectsASpreadsheetFromFormulasOnRequest() {
        assertThat(Cli.classify("source,log_message\nA,=1+2\n", "--protect-formulas")
                        .text())
                .isEqualTo("source,log_message,target_label\nA,'=1+2,Unclassified\n");
    }

    @ParameterizedTest
    @CsvSource({
        "in.csv,csv",
        "in.CSV,csv",
        "in,csv",
        "in.2,csv",
        "in.jsonl,jsonl",
        "in.NDJSON,jsonl",
        "in.log,lines",
        "in.txt,lines"
    })
    void readsTheFormatThatTheNameSays(String name, String format) throws IOException {
        String line =
                switch (format) {
                    case "jsonl" -> "{\"log_message\":\"it failed\"}\n";
                    case "lines" -> "it failed\n";
                    default -> "source,log_message\nA,it failed\n";
                };
        Path input = Files.writeString(folder.resolve(name), line);
        Cli.Result result = Cli.run(Cli.with(input.toString()));
        assertThat(result.err()).isEmpty();
        assertThat(result.text()).contains("Failure");
    }

    @Test
    void takesThePrefixOffALog() throws IOException {
        Path rules = Files.writeString(folder.resolve("r.yaml"), "- {id: start, label: Start, pattern: '^bob'}\n");
        Path input = Files.writeString(folder.resolve("in.log"), "2024-03-01 10:15:02 INFO  bob is in\nbob\n  again\n");
        Cli.Result result = Cli.run("classify", "--rules", rules.toString(), input.toString());
        assertThat(result.text()).isEqualTo("Start\t2024-03-01 10:15:02 INFO  bob is in\nStart\tbob\n  again\n");
        assertThat(result.err()).startsWith(input + ": read as: log; time, severity\n");
        assertThat(Cli.runOn("[INFO] bob\n", "classify", "--rules", rules.toString(), "-q")
                        .text())
                .isEqualTo("Start\t[INFO] bob\n");
    }

    @Test
    void writesTheFormThatTheNameOfTheOutputSays() throws IOException {
        Path input =
                Files.writeString(folder.resolve("in.log"), "2024-03-01 10:15:02 [main] WARN c.e.Shop - it failed\n");
        Path table = folder.resolve("out.csv");
        Path json = folder.resolve("out.jsonl");
        Cli.run(Cli.with(input.toString(), "-o", table.toString()));
        Cli.run(Cli.with(input.toString(), "-o", json.toString()));
        assertThat(table)
                .hasContent("time,severity,source,log_message,target_label\n"
                        + "2024-03-01 10:15:02,WARN,c.e.Shop,it failed,Failure\n");
        assertThat(json)
                .hasContent("{\"time\":\"2024-03-01 10:15:02\",\"severity\":\"WARN\",\"source\":\"c.e.Shop\","
                        + "\"log_message\":\"it failed\",\"target_label\":\"Failure\"}\n");
    }

    @Test
    void takesNothingOffWhereLinesAreWanted() throws IOException {
        Path rules = Files.writeString(folder.resolve("r.yaml"), "- {id: start, label: Start, pattern: '^bob'}\n");
        assertThat(Cli.runOn("[INFO] bob\n", "classify", "--rules", rules.toString(), "-q", "--format", "lines")
                        .text())
                .isEqualTo("Unclassified\t[INFO] bob\n");
        assertThat(Cli.runOn("[INFO] bob\n", "classify", "--rules", rules.toString(), "-q", "--format", "redis")
                        .text())
                .isEqualTo("Unclassified\t[INFO] bob\n");
    }

    @Test
    void readsTheFormatThatIsGivenWhateverTheNameSays() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), "it failed\n");
        assertThat(Cli.run(Cli.with(input.toString(), "--format", "Lines")).text())
                .isEqualTo("Failure\tit failed\n");
    }

    @Test
    void closesWithATableOfStagesAndLabels() {
        Cli.Result result = Cli.runOn(TABLE + "\nA,amy logged in\n", "classify", "--rules", Cli.RULES);
        assertThat(result.err().replaceFirst("in [0-9.]+ s \\([0-9,]+ rows/s\\)", "in T"))
                .isEqualTo("""
                        4 rows in T

                        decided by
                          regex                                   3   75.0 %
                          Unclassified                            1   25.0 %
                            why, stage by stage (a row counts for every stage that saw it):
                              regex  NO_MATCH 1
                          No stage could decide these, and there is no stage 'llm' that would ask a language model.
                          To switch one on, add 'llm' to the stages in a bundle's pipeline.yaml; see docs/llm.md.

                        label
                          Login                                   2   50.0 %
                          Failure                                 1   25.0 %
                          Unclassified                            1   25.0 %
                        """);
    }

    @Test
    void closesWithOneLineIfThereWereNoRows() {
        assertThat(Cli.runOn("source,log_message\n", "classify", "--rules", Cli.RULES)
                        .err())
                .matches("0 rows in [0-9.]+ s \\(0 rows/s\\)\n");
    }

    @Test
    void saysNothingWhenQuiet() {
        assertThat(Cli.runOn(TABLE.getBytes(StandardCharsets.UTF_8), 100, Cli.with())
                        .err())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "lines"})
    void writesTheSameBytesWithAnyNumberOfThreads(String format) throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed of mixed rows: " + seed);
        byte[] input = mixedRows(new Random(seed), format, 20_000);
        byte[] expected =
                Cli.classify(input, "--format", format, "--threads", "1").out();
        assertThat(new String(expected, StandardCharsets.UTF_8)).contains("Login", "Failure", "Unclassified");
        for (String threads : new String[] {"2", "8", "300"}) {
            assertThat(Cli.classify(input, "--format", format, "--threads", threads)
                            .out())
                    .as(threads + " threads")
                    .isEqualTo(expected);
        }
    }

    @Test
    void keepsOrderAndNumberOfMixedRows() throws IOException {
        byte[] input = mixedRows(new Random(1), "lines", 20_000);
        String[] in = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        String[] out = new String(
                        Cli.classify(input, "--format", "lines", "--threads", "8")
                                .out(),
                        StandardCharsets.UTF_8)
                .split("\n", -1);
        assertThat(out).hasSameSizeAs(in);
        for (int i = 0; i < in.length; i++) {
            assertThat(out[i]).isEqualTo(in[i].isEmpty() ? "" : labelOf(in[i]) + "\t" + in[i]);
        }
    }

    private static String labelOf(String line) {
        return line.contains("logged in") ? "Login" : line.contains("failed") ? "Failure" : "Unclassified";
    }

    private static byte[] mixedRows(Random random, String format, int rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (format.equals("csv")) {
            bytes.write("source,log_message\n".getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < rows; i++) {
            String message =
                    switch (random.nextInt(4)) {
                        case 0 -> "user" + i + " logged in";
                        case 1 -> "job " + i + " failed, é";
                        default -> "event " + i;
                    };
            int more = random.nextInt(500) == 0 ? random.nextInt(60_000) : random.nextInt(100);
            String row = message + " ".repeat(Math.min(more, 1)) + "x".repeat(more);
            if (random.nextInt(50) == 0) {
                row = "";
            } else if (format.equals("jsonl")) {
                row = "{\"id\":" + i + ",\"log_message\":\"" + row + "\"}";
            } else if (format.equals("csv")) {
                row = "S" + i + ",\"" + row + "\n second line\"" + ",more".repeat(random.nextInt(2));
            }
            bytes.write((row + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
