package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log text is somebody's data: it goes to the output, and to nothing that people or log collectors keep. */
class LogTextTest {

    private static final String SECRET = "hunter2";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "csv|source,log_message\\nA,\"password hunter2 never closed\\n",
                "csv|message of hunter2,x\\nhunter2,y\\n",
                "jsonl|{\"log_message\": \"password hunter2\\n",
                "jsonl|[\"hunter2\"]\\n",
                "jsonl|{\"weather\": \"password hunter2\"}\\n"
            })
    void anErrorNamesThePlaceAndQuotesNoMessage(String format, String input) {
        Cli.Result result = Cli.classify(input.replace("\\n", "\n"), "--format", format);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("logclf: standard input:").doesNotContain("password " + SECRET);
    }

    @Test
    void textThatIsNotUtf8IsNotQuoted() {
        byte[] input = ("source,log_message\nA," + SECRET + "\u00ff\n").getBytes(StandardCharsets.ISO_8859_1);
        Cli.Result result = Cli.classify(input);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("logclf: standard input:").doesNotContain(SECRET);
    }

    @Test
    void nothingIsLoggedOfMessagesThatAreClassified() throws Exception {
        String bundle =
                Path.of("..", "models", "default").toAbsolutePath().normalize().toString();
        Process process = new ProcessBuilder(
                        OwnProcess.command("classify", "--format", "lines", "--quiet", "--bundle", bundle))
                .start();
        try (var in = process.getOutputStream()) {
            in.write(("User " + SECRET + " logged in\nzorp " + SECRET + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.contains(SECRET));
        assertThat(process.errorReader(StandardCharsets.UTF_8).lines()).isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}
