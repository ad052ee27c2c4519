package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON lines and plain lines, in and out. */
class ClassifyLinesTest {

    @TempDir
    Path folder;

    @Test
    void explainsEveryJsonLine() {
        assertThat(Cli.classify(
                                "{\"log_message\":\"bob logged in\"}\n{\"log_message\":\"x\"}\n",
                                "--format",
                                "jsonl",
                                "--explain")
                        .text())
                .isEqualTo("{\"log_message\":\"bob logged in\",\"target_label\":\"Login\",\"confidence\":1.0000,"
                        + "\"stage\":\"regex\",\"evidence\":\"rule login\","
                        + "\"best_guess\":\"Login\",\"best_guess_probability\":1.0000}\n"
                        + "{\"log_message\":\"x\",\"target_label\":\"Unclassified\",\"confidence\":null,"
                        + "\"stage\":null,\"evidence\":\"regex: NO_MATCH (none of 3 rules matches)\","
                        + "\"best_guess\":null,\"best_guess_probability\":null}\n");
    }

    @Test
    void explainsEveryPlainLineBeforeTheLine() {
        assertThat(Cli.classify("bob logged in\tnow\nx\n", "--format", "lines", "--explain")
                        .text())
                .isEqualTo("Login\t1.0000\tregex\trule login\tLogin\t1.0000\tbob logged in\tnow\n"
                        + "Unclassified\t\t\tregex: NO_MATCH (none of 3 rules matches)\t\t\tx\n");
    }

    @Test
    void replacesFieldsOfJsonInTheirPlaceWhenAllowed() {
        String line = "{\"stage\" : [1, {\"a\":2}] , \"log_message\":\"it failed\", \"target_label\": \"old\"}\n";
        assertThat(Cli.classify(line, "--format", "jsonl", "--overwrite", "--explain")
                        .text())
                .isEqualTo("{\"stage\" : \"regex\" , \"log_message\":\"it failed\", \"target_label\": \"Failure\","
                        + "\"confidence\":1.0000,\"evidence\":\"rule failure\","
                        + "\"best_guess\":\"Failure\",\"best_guess_probability\":1.0000}\n");
    }

    @Test
    void refusesAJsonLabelAndWritesOnlyTheRowsBeforeIt() {
        Cli.Result result = Cli.classify(
                "{\"log_message\":\"a\"}\n{\"log_message\":\"b\",\"target_label\":1}\n{\"log_message\":\"c\"}\n",
                "--format",
                "jsonl");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("logclf: standard input:2: has a field 'target_label' already; rename it, or allow it to be"
                        + " replaced with the option --overwrite\n");
        assertThat(result.text()).isIn("", "{\"log_message\":\"a\",\"target_label\":\"Unclassified\"}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log_message\":\"bob logged in\"}",
                "  { \"n\" : 1.50e+3 ,\t\"log_message\" : \"bob logged in\" }  ",
                "{\"log_message\":\"bob logged in\",\"n\":-0.0,\"big\":123456789012345678901234567890,\"t\":1E400}",
                "{\"a\":{\"log_message\":\"it failed\",\"}\":[\"}\",{}]},\"log_message\":\"bob logged in\"}",
                "{\"log_message\":\"bob logged in\",\"x\":1,\"x\":2}",
                "{\"log\\u005fmessage\":\"bob logged in\",\"s\":\"\\u00e9\\ud83d\\ude00\\/\"}",
                "{\"log_message\":\"\\u0062ob logged in\",\"s\":\"\\ud800\"}",
                "{\"log_message\":\"bob logged in\",\"é😀\":null,\"t\":true,\"\":[]}",
                "\uFEFF{\"log_message\":\"bob logged in\"}",
            })
    void leavesAllOtherTextOfAJsonLineAsItIs(String line) {
        int end = line.lastIndexOf('}');
        assertThat(Cli.classify(line + "\r\n", "--format", "jsonl").text())
                .isEqualTo(line.substring(0, end) + ",\"target_label\":\"Login\"" + line.substring(end) + "\r\n");
    }

    @Test
    void takesJsonHoweverDeepAndWide() {
        String deep = "{\"log_message\":\"bob logged in\",\"d\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",\"n\":"
                + "1".repeat(5_000) + ",\"" + "k".repeat(60_000) + "\":1}";
        assertThat(Cli.classify(deep + "\n", "--format", "jsonl").text())
                .isEqualTo(deep.substring(0, deep.length() - 1) + ",\"target_label\":\"Login\"}\n");
    }

    @Test
    void readsNumbersAndBooleansAsMessages() {
        assertThat(Cli.classify("{\"source\":7,\"log_message\":42}\n{\"log_message\":true}\n", "--format", "jsonl")
                        .lines())
                .containsExactly(
                        "{\"source\":7,\"log_message\":42,\"target_label\":\"Unclassified\"}",
                        "{\"log_message\":true,\"target_label\":\"Unclassified\"}");
    }

    @Test
    void takesTheFieldsThatAreNamedAndTheSourceOfJson() {
        assertThat(Cli.classify(
                                "{\"m\":\"odd\",\"s\":\"Odd\"}\n{\"m\":\"odd\"}\n",
                                "--format",
                                "jsonl",
                                "--message-column",
                                "m",
                                "--source-column",
                                "s")
                        .lines())
                .containsExactly(
                        "{\"m\":\"odd\",\"s\":\"Odd\",\"target_label\":\"Odd\"}",
                        "{\"m\":\"odd\",\"target_label\":\"Unclassified\"}");
    }

    @Test
    void givesAllPlainLinesTheSourceNamed() {
        assertThat(Cli.classify("odd\n", "--format", "lines", "--source", "Odd").text())
                .isEqualTo("Odd\todd\n");
        assertThat(Cli.classify("odd\n", "--format", "lines").text()).isEqualTo("Unclassified\todd\n");
    }

    @Test
    void keepsBytesThatAreNotUtf8AndEveryKindOfLineBreak() {
        byte[] latin1 = "é failed\r\nü\rbob logged in\nlast failed".getBytes(StandardCharsets.ISO_8859_1);
        byte[] expected = "Failure\té failed\r\nLogin\tü\rbob logged in\nFailure\tlast failed"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Cli.classify(latin1, "--format", "lines").out()).isEqualTo(expected);
    }

    @Test
    void matchesTheFirstPlainLineWithoutItsByteOrderMark() throws IOException {
        Path rules = Files.writeString(folder.resolve("r.yaml"), "- {id: start, label: Start, pattern: '^bob'}\n");
        Cli.Result result =
                Cli.runOn("\uFEFFbob\nbob\n", "classify", "--rules", rules.toString(), "-q", "--format", "lines");
        assertThat(result.text()).isEqualTo("Start\t\uFEFFbob\nStart\tbob\n");
    }

    @Test
    void passesNulCharactersThrough() {
        assertThat(Cli.classify("source,log_message\nA,it\0failed\n").text())
                .isEqualTo("source,log_message,target_label\nA,it\0failed,Failure\n");
        assertThat(Cli.classify("it\0failed\n", "--format", "lines").text()).isEqualTo("Failure\tit\0failed\n");
    }

    @Test
    void passesBlankLinesThroughWithoutALabel() {
        assertThat(Cli.classify("source,log_message\n\nA,it failed\n\n").text())
                .isEqualTo("source,log_message,target_label\n\nA,it failed,Failure\n\n");
        assertThat(Cli.classify("\n{\"log_message\":\"x\"}\n \r\n", "--format", "jsonl")
                        .text())
                .isEqualTo("\n{\"log_message\":\"x\",\"target_label\":\"Unclassified\"}\n \r\n");
        assertThat(Cli.classify("\r\n\nit failed\n\n", "--format", "lines").text())
                .isEqualTo("\r\n\nFailure\tit failed\n\n");
    }

    @Test
    void writesNothingForNoLines() {
        assertThat(Cli.classify("", "--format", "lines").text()).isEmpty();
        assertThat(Cli.classify("", "--format", "jsonl").text()).isEmpty();
        assertThat(Cli.classify("source,log_message\r\n").text()).isEqualTo("source,log_message,target_label\r\n");
    }
}
