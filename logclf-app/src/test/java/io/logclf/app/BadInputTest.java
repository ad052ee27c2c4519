package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.logclf.app.terminal.StandardOutput;
import io.logclf.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with an input: one line that says what and where, the right exit code, and nothing left behind. */
class BadInputTest {

    private static final String GOOD = "source,log_message\nA,it failed\n";

    private static final String COLUMNS = "source,log_message";

    @TempDir
    Path folder;

    private Path output;

    @BeforeEach
    void makeTheFolderOfTheOutput() throws IOException {
        output = Files.createDirectory(folder.resolve("output"));
    }

    /**
     * @param content of the file in.EXTENSION
     * @param line on standard error, where IN stands for the file
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record BadFile(String what, String extension, byte[] content, String line) {

        BadFile(String what, String extension, String content, String line) {
            this(what, extension, content.getBytes(StandardCharsets.UTF_8), line);
        }

        @Override
        public String toString() {
            return what + " as " + extension;
        }
    }

    static Stream<BadFile> badFiles() {
        byte[] random = new byte[10_000];
        new Random(3).nextBytes(random);
        random[0] = (byte) 0x80;
        byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16LE);
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3, 10};
        String lenient = ", or read such rows line by line with --lenient";
        String notJson = "the line is not one JSON object; give an object a line, or another --format";
        String hasLabel = "has a column 'target_label' already; rename it, or allow it to be replaced with the option"
                + " --overwrite";
        return Stream.of(
                new BadFile("empty", "csv", "", "IN: is empty; expected a header line such as source,log_message"),
                new BadFile(
                        "only blank lines",
                        "csv",
                        "\n\n",
                        "IN: is empty; expected a header line such as" + " source,log_message"),
                new BadFile(
                        "missing column",
                        "csv",
                        "source,note\nA,b\n",
                        "IN: has no column 'log_message'; it has"
                                + " 'source', 'note'; name the right message column with --message-column"),
                new BadFile(
                        "column twice",
                        "csv",
                        "source,source,log_message\n",
                        "IN: has more than one column" + " 'source'; rename or remove one of them"),
                new BadFile(
                        "100,000 columns, none right",
                        "csv",
                        wide(100_000),
                        "IN: has no column 'log_message'; it has "
                                + "'c', ".repeat(19)
                                + "'c' and 99980 more; name the right message column"
                                + " with --message-column"),
                new BadFile(
                        "too many columns",
                        "csv",
                        wide(200_000),
                        "IN:1: the row has more than 131072 columns; is" + " this a CSV file?"),
                new BadFile(
                        "binary",
                        "csv",
                        random,
                        "IN:1: looks like a binary file, expected CSV text in UTF-8; check"
                                + " that it is the right file"),
                new BadFile(
                        "NUL in the header",
                        "csv",
                        "sou\0rce,log_message\n",
                        "IN:1: has NUL characters in the"
                                + " header: looks like a binary file; expected CSV text in UTF-8"),
                new BadFile(
                        "UTF-16 without a mark",
                        "csv",
                        utf16,
                        "IN:1: looks like UTF-16 without a byte order mark; convert it, for example:"
                                + " iconv -f UTF-16LE -t UTF-8"),
                new BadFile(
                        "quote closed in another row",
                        "csv",
                        COLUMNS + "\nweb,\"GET /cart aborted\n" + "db,x\n".repeat(50) + "web,\"GET /ok\"\n",
                        "IN:2: the quote that opens a cell here is closed in line 53 only, where text follows it; close"
                                + " it, or double the quotes that belong to the text" + lenient),
                new BadFile(
                        "text after a quote",
                        "csv",
                        GOOD + "a,\"say \"x\" now\"\n",
                        "IN:3: text follows the quote that closes a cell; double the quotes that belong to the text"
                                + lenient),
                new BadFile(
                        "rows in a cell",
                        "csv",
                        "id," + GOOD + "1,web,\"aborted\n" + "2,db,x\n".repeat(9) + "3,web,it has 5\"\n",
                        "IN:3: the quote that opens a cell here is closed in line 13 only, and each line between looks like"
                                + " a row; close it, or say what they are: rows with --lenient, one cell with --strict"),
                new BadFile(
                        "another delimiter",
                        "csv",
                        "source^log_message\nA^x\n",
                        "IN: has no column 'log_message'; it has 'source^log_message', as if commas were between the cells;"
                                + " name the right delimiter with --delimiter"),
                new BadFile("gzip", "csv", gzip, "IN: the gzip data is cut off in the middle; is the file complete?"),
                new BadFile(
                        "Latin-1",
                        "csv",
                        (GOOD + "B,é\n").getBytes(StandardCharsets.ISO_8859_1),
                        "IN:3: byte 0xE9"
                                + " is not UTF-8; convert the file from the encoding it has, for example: iconv -f ISO-8859-1"
                                + " -t UTF-8, or keep such bytes with --lenient"),
                new BadFile(
                        "label there already", "csv", "source,log_message,target_label\nA,b,c\n", "IN: " + hasLabel),
                new BadFile(
                        "binary",
                        "jsonl",
                        random,
                        "IN:1: looks like a binary file, expected JSON text in UTF-8; check that it is the right file"),
                new BadFile(
                        "Latin-1",
                        "jsonl",
                        "{\"log_message\":\"é\"}\n".getBytes(StandardCharsets.ISO_8859_1),
                        "IN:1: byte 0xE9 is not UTF-8; convert the file from the encoding it has, for example: iconv -f"
                                + " ISO-8859-1 -t UTF-8, or keep such bytes with --lenient"),
                new BadFile(
                        "UTF-16",
                        "jsonl",
                        utf16,
                        "IN:1: looks like UTF-16 without a byte order mark; convert it, for example:"
                                + " iconv -f UTF-16LE -t UTF-8"),
                new BadFile("a CSV", "jsonl", GOOD, "IN:1: " + notJson),
                new BadFile("an array", "jsonl", "[\"log_message\"]\n", "IN:1: " + notJson),
                new BadFile("a string", "jsonl", "\"log_message\"\n", "IN:1: " + notJson),
                new BadFile("two objects", "jsonl", "{\"log_message\":\"x\"} {}\n", "IN:1: " + notJson),
                new BadFile("half an object", "jsonl", "{\"log_message\":\"x\"", "IN:1: " + notJson),
                new BadFile("a raw NUL", "jsonl", "{\"log_message\":\"x\0\"}\n", "IN:1: " + notJson),
                new BadFile(
                        "an object over lines that does not end",
                        "jsonl",
                        "{\n\"log_message\":\"x\"\n",
                        "IN:1: what begins here is not a JSON object; give a complete one, or another --format"),
                new BadFile(
                        "missing field",
                        "jsonl",
                        "{\"note\":\"x\"}\n",
                        "IN:1: there is no text in the field"
                                + " 'log_message' or one of the usual others, such as 'message' and 'msg'; name the right message field with --message-column"),
                new BadFile(
                        "null field",
                        "jsonl",
                        "{\"log_message\":null}\n",
                        "IN:1: there is no text in the field"
                                + " 'log_message' or one of the usual others, such as 'message' and 'msg'; name the right message field with --message-column"),
                new BadFile(
                        "object in the field",
                        "jsonl",
                        "{\"log_message\":{\"log_message\":\"x\"}}\n",
                        "IN:1: there"
                                + " is no text in the field 'log_message' or one of the usual others, such as 'message' and 'msg'; name the right message field with --message-column"),
                new BadFile(
                        "empty object",
                        "jsonl",
                        "{}\n",
                        "IN:1: there is no text in the field 'log_message' or one of the usual others, such as 'message' and 'msg'; name"
                                + " the right message field with --message-column"),
                new BadFile(
                        "label there already",
                        "jsonl",
                        "{\"log_message\":\"x\",\"target_label\":null}\n",
                        "IN:1:"
                                + " has a field 'target_label' already; rename it, or allow it to be replaced with the option"
                                + " --overwrite"),
                new BadFile("gzip", "log", gzip, "IN: the gzip data is cut off in the middle; is the file complete?"),
                new BadFile(
                        "UTF-16",
                        "log",
                        utf16,
                        "IN:1: looks like UTF-16 without a byte order mark; convert it, for example:"
                                + " iconv -f UTF-16LE -t UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void tellsWhatIsWrongWithAFile(BadFile bad) throws IOException {
        Path input = Files.write(folder.resolve("in." + bad.extension()), bad.content());
        String written = bad.extension().equals("jsonl") ? "out.jsonl" : "out.csv";
        Cli.Result result =
                Cli.run(Cli.with(input.toString(), "-o", output.resolve(written).toString()));
        assertThat(result.err()).isEqualTo("logclf: " + bad.line().replace("IN", input.toString()) + "\n");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(output).isEmptyDirectory();
    }

    @Test
    void namesStandardInput() {
        assertThat(Cli.classify("").err())
                .isEqualTo("logclf: standard input: is empty; expected a header line such as source,log_message\n");
    }

    @Test
    void writesTheRowsBeforeABrokenJsonLine() {
        String line = "{\"log_message\":\"it failed\"}\n";
        Cli.Result result = Cli.classify(line + line + "{\"log_message\":\n" + line, "--format", "jsonl", "--strict");
        assertThat(result.text()).isEqualTo("{\"log_message\":\"it failed\",\"target_label\":\"Failure\"}\n".repeat(2));
        assertThat(result.err())
                .isEqualTo("logclf: standard input:3: the line is not one JSON object; give an object a line, or"
                        + " another --format\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void labelsTheRowsBehindABrokenJsonLine() {
        String line = "{\"log_message\":\"it failed\"}\n";
        String labelled = "{\"log_message\":\"it failed\",\"target_label\":\"Failure\"}\n";
        Cli.Result result = Cli.classify(line + "{\"log_message\":\n" + line, "--format", "jsonl");
        assertThat(result.text()).isEqualTo(labelled + "{\"log_message\":\n" + labelled);
        assertThat(result.err())
                .contains("standard input: 1 row is no JSON object and stays without a label, in line 2\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void writesTheRowsBeforeBadCsvWithManyThreads() {
        Cli.Result result = Cli.classify(
                (GOOD + "B,it failed\n".repeat(9_999) + "C,\u00e9\n").getBytes(StandardCharsets.ISO_8859_1),
                "--threads",
                "8");
        assertThat(result.text())
                .isEqualTo(COLUMNS + ",target_label\nA,it failed,Failure\n" + "B,it failed,Failure\n".repeat(9_999));
        assertThat(result.err())
                .startsWith("logclf: standard input:10002: byte 0xE9 is not UTF-8;")
                .hasLineCount(1);
    }

    @Test
    void writesEveryRowOfATableWithWrongQuotesIfLenient() {
        Cli.Result result = Cli.classify(
                COLUMNS + "\nweb,\"it failed\n" + "db,it failed\n".repeat(50) + "web,\"GET /ok\"\n", "--lenient");
        assertThat(result.text()).hasLineCount(53).contains("\nweb,\"\"\"it failed\",Failure\n");
        assertThat(result.err()).contains("standard input: 1 row with wrong quotes was read line by line, in line 2\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void refusesALineThatIsTooLong() throws IOException {
        byte[] line = new byte[17 << 20];
        Arrays.fill(line, (byte) 'x');
        Path input = Files.write(folder.resolve("in.log"), line);
        Cli.Result result = Cli.run(Cli.with(input.toString()));
        assertThat(result.err())
                .startsWith("logclf: " + input + ":1: the line is longer than 16 MB, the most that a line may have")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void leavesNothingIfTheDiskIsFullUnderStandardOutput() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (OutputStream full = new StandardOutput(new FileOutputStream("/dev/full"))) {
            int exitCode = Main.run(
                    new Terminal(
                            new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.UTF_8)),
                            full,
                            new PrintStream(err),
                            0),
                    Cli.with());
            assertThat(exitCode).isEqualTo(1);
        }
        assertThat(err).hasToString("logclf: cannot write standard output: No space left on device\n");
    }

    @Test
    void tellsThatTheInputMayNotBeRead() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), GOOD);
        Files.setPosixFilePermissions(input, Collections.emptySet());
        skipIfPermissionsDoNotCount(Files.isReadable(input));
        Cli.Result result = Cli.run(Cli.with(input.toString()));
        assertThat(result.err()).isEqualTo("logclf: " + input + ": no permission; try chmod, or another user\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsThatTheRulesMayNotBeRead() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), GOOD);
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "");
        Files.setPosixFilePermissions(rules, Collections.emptySet());
        skipIfPermissionsDoNotCount(Files.isReadable(rules));
        Cli.Result result = Cli.run("classify", input.toString(), "--rules", rules.toString());
        assertThat(result.err()).isEqualTo("logclf: " + rules + ": no permission; try chmod, or another user\n");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsThatTheOutputMayNotBeWritten() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), GOOD);
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("r-xr-xr-x"));
        skipIfPermissionsDoNotCount(Files.isWritable(output));
        Cli.Result result = Cli.run(
                Cli.with(input.toString(), "-o", output.resolve("out.csv").toString()));
        assertThat(result.err())
                .contains("the folder " + output + " is not writable")
                .hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    private static void skipIfPermissionsDoNotCount(boolean allowed) {
        if (allowed) {
            System.out.println("skipped: permissions do not bind this user, who is probably root");
            abort("permissions do not bind this user");
        }
    }

    private static String wide(int columns) {
        return String.join(",", Collections.nCopies(columns, "c")) + "\n";
    }
}
