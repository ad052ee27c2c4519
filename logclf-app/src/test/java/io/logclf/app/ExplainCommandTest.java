package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the bundle that ships, and its real encoder. */
class ExplainCommandTest {

    private static final String BUNDLE =
            Path.of("..", "models", "default").toAbsolutePath().normalize().toString();

    private static final String LEFT_TO_THE_ENCODER = "The payment gateway did not answer, order 4711 stays open";

    @TempDir
    Path folder;

    @Test
    void tellsTheRuleAndWhatItCaptured() {
        assertThat(explain("ModernCRM", "User k.lee logged in").lines())
                .containsExactly(
                        "source   ModernCRM",
                        "message  User k.lee logged in",
                        "",
                        "regex decides: User Action",
                        "  the rule 'user-session' matches",
                        "  user = 'k.lee'",
                        "",
                        "Outcome: User Action, decided by regex with confidence 1.0000");
    }

    @Test
    void tellsWhatADecisionOfTheEmbeddingStageRestsOn() {
        List<String> lines = explain("", LEFT_TO_THE_ENCODER).lines();
        assertThat(lines)
                .startsWith(
                        "source   (none)",
                        "message  " + LEFT_TO_THE_ENCODER,
                        "",
                        "regex abstains: nothing that it knows matches (NO_MATCH)");
        assertThat(lines).element(4).asString().matches("  none of \\d+ rules matches");
        assertThat(lines)
                .contains(
                        "lexical abstains: it is not sure enough (LOW_CONFIDENCE)",
                        "embedding decides: Workflow Error",
                        "  it reads            The payment gateway did not answer, order <number> stays open");
        assertThat(String.join("\n", lines))
                .containsPattern("\n  distance            \\d+\\.\\d{4} from the training data\n")
                .containsPattern("\n  nearest in training 0\\.\\d\\d  \\S.* \\([A-Z].*\\)\n {22}0\\.\\d\\d  \\S")
                .containsPattern("\n  probable labels     0\\.\\d{4}  Workflow Error\n")
                .containsPattern("\nOutcome: Workflow Error, decided by embedding with confidence 0\\.\\d{4}$");
    }

    @Test
    void theConfidenceIsThatOfClassify() throws IOException {
        String outcome = last(explain("", LEFT_TO_THE_ENCODER));
        Cli.Result row = Cli.runOn(
                LEFT_TO_THE_ENCODER + "\n", "classify", "--format", "lines", "--explain", "--bundle", BUNDLE, "-q");
        String confidence = row.text().split("\t", -1)[1];
        assertThat(outcome).endsWith("decided by embedding with confidence " + confidence);
    }

    @Test
    void tellsWhyAMessageUnlikeTheTrainingDataIsNotDecided() {
        Cli.Result result = explain("X", "quux zorp glip 12");
        assertThat(result.text())
                .contains("embedding abstains: ")
                .containsPattern("distance            \\d+\\.\\d{4} from the training data\n")
                .contains("  it abstains because ")
                .contains("  nearest in training ")
                .contains("  probable labels     ");
        assertThat(last(result))
                .matches(
                        "Outcome: Unclassified, since no stage decided; the likeliest label is .+, with probability 0\\.\\d{4}");
    }

    @Test
    void tellsTheConfidenceThatMissedItsThresholdAlsoIfTheBundleOverridesIt() throws IOException {
        Path bundle = Files.createDirectory(folder.resolve("strict"));
        try (var files = Files.list(Path.of(BUNDLE))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, bundle.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                bundle.resolve("pipeline.yaml"),
                "format: 1\nstages: [{type: embedding, name: meaning}]\nmeaning:\n"
                        + "  thresholds: {Security Alert: 0.9999}\n");
        Cli.Result result =
                Cli.run("explain", "", "Login failed for user bob from 10.0.0.1", "--bundle", bundle.toString());
        assertThat(result.exitCode()).isZero();
        assertThat(result.text())
                .contains("meaning abstains: it is not sure enough (LOW_CONFIDENCE)\n")
                .containsPattern("confidence 0\\.\\d{4}, below 0\\.9999\n")
                .containsPattern("0\\.\\d{4}  Security Alert\n");
    }

    @Test
    void showsHostileTextEscaped() {
        Cli.Result result = Cli.run(
                "explain",
                "\u001b]0;x\u0007",
                "it failed\n\u001b[2J\u202eevil\tC:\\temp",
                "--format",
                "lines",
                "--rules",
                Cli.RULES);
        assertThat(result.exitCode()).isZero();
        assertThat(result.lines())
                .contains(
                        "source   \\u001b]0;x\\u0007",
                        "message  it failed\\n\\u001b[2J\\u202eevil\\tC:\\\\temp",
                        "Outcome: Failure, decided by regex with confidence 1.0000");
        assertThat(result.text()).doesNotContain("\u001b", "\u202e", "\t");
    }

    @Test
    void readsTheMessageFromStandardInput() {
        Cli.Result result = Cli.runOn("bob logged in\n\tat x\n", "explain", "A", "-", "--rules", Cli.RULES);
        assertThat(result.exitCode()).isZero();
        assertThat(result.lines()).contains("message  bob logged in");
        assertThat(last(result)).startsWith("Outcome: Login, ");
        assertThat(Cli.runOn("bob logged in\n\tat x\n", "explain", "A", "-", "--format", "lines", "--rules", Cli.RULES)
                        .lines())
                .contains("message  bob logged in\\n\\tat x");
    }

    @Test
    void readsTheMessageAsClassifyReadsALine() {
        Cli.Result result = Cli.run(
                "explain", "", "2024-03-01 10:15:02.123 [main] INFO  c.e.Shop - bob logged in", "--rules", Cli.RULES);
        assertThat(result.lines()).startsWith("source   c.e.Shop", "message  bob logged in");
        assertThat(result.err()).isEqualTo("read as: logback or log4j log\n");
        assertThat(Cli.run("explain", "A", "{\"msg\":\"bob logged in\",\"app\":\"B\"}", "--rules", Cli.RULES)
                        .lines())
                .startsWith("source   A", "message  bob logged in");
        Cli.Result csv = Cli.run("explain", "A", "x", "--format", "csv", "--rules", Cli.RULES);
        assertThat(csv.exitCode()).isEqualTo(2);
        assertThat(csv.err()).startsWith("logclf: --format: a record has no header");
    }

    @Test
    void readsTheMessageFromAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Path> writer = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.writeString(pipe, "bob logged in\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new FileInputStream(pipe.toFile()), out, new PrintStream(OutputStream.nullOutputStream()), 0);
        assertThat(Main.run(terminal, "explain", "A", "-", "--rules", Cli.RULES))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("message  bob logged in\n");
        writer.join();
    }

    @Test
    void tellsThatStandardInputIsNotText() {
        Cli.Result result = Cli.runOn(new byte[] {'a', (byte) 0xFF}, 0, "explain", "A", "-", "--rules", Cli.RULES);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("logclf: standard input: is not UTF-8 text; convert it, for example with iconv -t UTF-8\n");
    }

    @Test
    void takesEmptyLongAndDashedMessages() {
        assertThat(Cli.run("explain", "A", "", "--rules", Cli.RULES).lines()).contains("message  (empty)");
        assertThat(Cli.run("explain", "--rules", Cli.RULES, "--", "A", "--it failed")
                        .lines())
                .contains("message  --it failed");
        Cli.Result result = Cli.run("explain", "A", "it failed" + "x".repeat(1 << 20), "--rules", Cli.RULES);
        assertThat(last(result)).startsWith("Outcome: Failure, ");
        assertThat(result.text()).contains("... (1,048,585 characters)").hasSizeLessThan(4_000);
    }

    @Test
    void needsAMessage() {
        Cli.Result result = Cli.run("explain", "A");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("logclf: Missing required parameter: 'MESSAGE'; try 'logclf explain --help'\n");
    }

    private static Cli.Result explain(String source, String message) {
        Cli.Result result = Cli.run("explain", source, message, "--bundle", BUNDLE);
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        return result;
    }

    private static String last(Cli.Result result) {
        List<String> lines = result.lines();
        return lines.get(lines.size() - 1);
    }
}
