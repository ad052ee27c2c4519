package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "classify ", "discover ", "rules ", "rules check "})
    void helpsWithEveryCommand(String command) {
        for (String option : List.of("--help", "-h")) {
            Cli.Result result = Cli.run((command + option).split(" "));
            assertThat(result.exitCode()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.text()).startsWith("Usage: logclf " + command).contains("-h, --help");
        }
    }

    @Test
    void helpsByTheCommandHelp() {
        assertThat(Cli.run("help").text()).isEqualTo(Cli.run("--help").text());
        assertThat(Cli.run("help", "classify").text())
                .isEqualTo(Cli.run("classify", "--help").text());
    }

    @Test
    void listsEveryOptionOfClassify() {
        assertThat(Cli.run("classify", "--help").text())
                .contains(
                        "[INPUT]",
                        "-o, --output=FILE",
                        "--format=FORMAT",
                        "--rules=FILE",
                        "--threads=N",
                        "--explain",
                        "--overwrite",
                        "--protect-formulas",
                        "--source-column=NAME",
                        "--message-column=NAME",
                        "--source=NAME",
                        "-q, --quiet",
                        "tail -f app.log | logclf classify");
    }

    @Test
    void listsTheCommands() {
        assertThat(Cli.run("--help").text()).contains("classify ", "discover ", "rules ", "help ");
        assertThat(Cli.run("rules", "--help").text()).contains("check ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "classify ", "discover ", "rules ", "rules check "})
    void tellsItsVersion(String command) {
        Cli.Result result = Cli.run((command + "--version").split(" "));
        assertThat(result.exitCode()).isZero();
        assertThat(result.text()).matches("logclf \\S.*\n");
    }

    @Test
    void showsUsageIfNothingIsAskedFor() {
        Cli.Result result = Cli.run();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("Usage: logclf ");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertWrongUsage(
                "Unmatched argument at index 0: 'clasify'; did you mean 'classify'? If not, try 'logclf --help'",
                "clasify");
        assertWrongUsage("Missing required subcommand; try 'logclf rules --help'", "rules");
        assertWrongUsage(
                "Unmatched argument at index 1: 'chek'; did you mean 'check'? If not, try 'logclf rules --help'",
                "rules",
                "chek");
        assertWrongUsage(
                "Unknown option: '--treads=4'; did you mean '--threads'? If not, try 'logclf classify --help'",
                "classify",
                "--treads=4");
        assertWrongUsage("Unmatched argument at index 0: 'frobnicate'; try 'logclf --help'", "frobnicate");
        assertWrongUsage("Missing required parameter: 'RULES'; try 'logclf rules check --help'", "rules", "check");
    }

    private static void assertWrongUsage(String line, String... args) {
        Cli.Result result = Cli.run(args);
        assertThat(result.err()).isEqualTo("logclf: " + line + "\n");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }
}
