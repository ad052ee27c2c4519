package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    private static final String TABLE = "source,log_message\n" + "A,it failed\n".repeat(2_000) + "A,x\n".repeat(345);

    @TempDir
    Path folder;

    @Test
    void showsNothingWhereNobodyLooks() {
        assertThat(run(TABLE, 0)).isEmpty();
    }

    @Test
    void showsNothingWhenQuiet() {
        assertThat(Cli.runOn(TABLE.getBytes(StandardCharsets.UTF_8), 120, Cli.with())
                        .err())
                .isEmpty();
    }

    @Test
    void endsWithTheFinalCountsOfAFile() throws IOException {
        Path input = Files.writeString(folder.resolve("in.csv"), TABLE);
        String shown = run("", 120, input.toString());
        assertThat(last(shown)).contains("100%", "2,345 rows, ", "/s, regex 2,000");
        assertThat(shown).endsWith(System.lineSeparator());
    }

    @Test
    void endsWithTheFinalCountsOfAStream() {
        assertThat(last(run(TABLE, 120))).contains("? %", "2,345 rows, ", "/s, regex 2,000");
    }

    @Test
    void keepsToTheWidthOfTheTerminal() {
        for (String shown : run(TABLE, 40).split("[\r\n]+")) {
            assertThat(shown.length()).isLessThanOrEqualTo(40);
        }
    }

    @Test
    void endsTheLineBeforeAnErrorIsTold() {
        Cli.Result result = Cli.runOn(
                "source,log_message\nA,\"never closed\n".getBytes(StandardCharsets.UTF_8),
                80,
                "classify",
                "--rules",
                Cli.RULES);
        assertThat(result.err()).contains("\nlogclf: standard input:2: ");
    }

    /** What is shown before the summary. */
    private static String run(String standardInput, int columns, String... options) {
        String[] args = new String[options.length + 3];
        System.arraycopy(new String[] {"classify", "--rules", Cli.RULES}, 0, args, 0, 3);
        System.arraycopy(options, 0, args, 3, options.length);
        Cli.Result result = Cli.runOn(standardInput.getBytes(StandardCharsets.UTF_8), columns, args);
        assertThat(result.exitCode()).isZero();
        return result.err().replaceFirst("(?s)2,345 rows in .*", "");
    }

    private static String last(String shown) {
        return shown.substring(shown.lastIndexOf('\r') + 1);
    }
}
