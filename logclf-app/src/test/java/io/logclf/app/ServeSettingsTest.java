package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.app.option.EnvironmentDefaults;
import io.logclf.app.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

/** Settings of {@code serve} from the environment, and how {@code health} finds a server that is set up so. */
@Timeout(120)
class ServeSettingsTest {

    @TempDir
    Path folder;

    @Test
    void aServerIsSetUpByTheEnvironmentAloneAndFoundByHealth() throws Exception {
        TestCertificate identity = TestCertificate.make(folder, "RSA");
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
        Map<String, String> environment = Map.of(
                "LOGCLF_PORT", "0",
                "LOGCLF_HOST", "0.0.0.0",
                "LOGCLF_RULES", Cli.RULES,
                "LOGCLF_TLS_CERT", identity.certificate().toString(),
                "LOGCLF_TLS_KEY", identity.key().toString(),
                "LOGCLF_TOKEN_FILE", token.toString(),
                "LOGCLF_ROOT_PATH", "/logclf",
                "LOGCLF_TRUSTED_PROXY", "10.0.0.0/8,127.0.0.1",
                "LOGCLF_ACCESS_LOG", "json",
                "LOGCLF_MAX_UPLOAD", "1M");
        ProcessBuilder builder = new ProcessBuilder(OwnProcess.command(List.of(), "serve"));
        builder.environment().putAll(environment);
        Process server = builder.start();
        try (BufferedReader err = server.errorReader(StandardCharsets.UTF_8);
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String line = err.readLine();
            assertThat(line).matches("logclf: serving at https://0\\.0\\.0\\.0:\\d+/");
            String port =
                    Integer.toString(URI.create(line.replaceFirst(".* at ", "")).getPort());
            Map<String, String> own = Map.of(
                    "LOGCLF_HOST",
                    "0.0.0.0",
                    "LOGCLF_PORT",
                    port,
                    "LOGCLF_TLS_CERT",
                    identity.certificate().toString());
            Cli.Result health = run(own, "health");
            assertThat(health.err()).isEmpty();
            assertThat(health.exitCode()).isZero();
            assertThat(out.readLine())
                    .contains("\"remote\":\"127.0.0.1\",\"method\":\"GET\",\"path\":\"/healthz\"", "\"status\":200");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOGCLF_PORT,tcp://10.0.0.1:8080",
        "LOGCLF_PORT,70000",
        "LOGCLF_MAX_UPLOAD,much",
        "LOGCLF_THREADS,0",
        "LOGCLF_WATCH,perhaps",
        "LOGCLF_TRUSTED_PROXY,proxy.example",
        "LOGCLF_ROOT_PATH,logclf",
        "LOGCLF_ACCESS_LOG,xml",
        "LOGCLF_DECIDE,never",
        "LOGCLF_STOP_LIMIT,-1"
    })
    void anErrorNamesTheVariable(String variable, String value) {
        Cli.Result result = run(Map.of(variable, value), "serve", "--rules", Cli.RULES);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(variable + ": ").hasLineCount(1);
    }

    @Test
    void theCommandLineWins() {
        Cli.Result result = run(
                Map.of("LOGCLF_PORT", "70000", "LOGCLF_THREADS", "many", "LOGCLF_WATCH", "true"),
                "serve",
                "--rules",
                Cli.RULES,
                "--port",
                "70001",
                "--threads=1",
                "--watch=false");
        assertThat(result.err()).startsWith("logclf: --port: port must be in [0, 65535]: 70001");
    }

    @Test
    void watchIsSetByTheEnvironmentAndBesideIt() {
        for (String[] arguments : List.of(
                new String[] {"serve", "--rules", Cli.RULES},
                new String[] {"serve", "--rules", Cli.RULES, "--watch"})) {
            assertThat(run(Map.of("LOGCLF_WATCH", "true"), arguments).err())
                    .contains("--watch is for bundles, and not for --rules");
        }
    }

    @Test
    void emptyVariablesAreNoneAndOtherCommandsHaveNone() {
        assertThat(run(Map.of("LOGCLF_PORT", " "), "serve", "--rules", Cli.RULES, "--threads", "0")
                        .err())
                .contains("--threads: ");
        assertThat(run(Map.of("LOGCLF_THREADS", "many"), "rules", "check", Cli.RULES)
                        .exitCode())
                .isZero();
    }

    @Test
    void certificateAndKeyBelongTogetherAsTokensDoNot() {
        assertThat(run(Map.of(), "serve", "--rules", Cli.RULES, "--tls-cert", "x")
                        .err())
                .contains("--tls-cert and --tls-key belong together");
        assertThat(run(Map.of("X", "y"), "serve", "--rules", Cli.RULES, "--token-env", "X", "--token-file", "x")
                        .err())
                .contains("--token-env and --token-file exclude each other");
    }

    /** The page lists every option with its variable. */
    @Test
    void thePageListsEveryOption() throws IOException {
        String page = Files.readString(Path.of("../docs/server.md"));
        TreeSet<String> options =
                Main.program(Terminal.ofProcess()).getSubcommands().get("serve").getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .collect(Collectors.toCollection(TreeSet::new));
        options.removeAll(List.of("--help", "--version"));
        List<String> missing = new ArrayList<>();
        for (String option : options) {
            if (!page.contains("| `" + option + "` | `" + EnvironmentDefaults.variable(option) + "` |")) {
                missing.add(option);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Cli.Result run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]), out, new PrintStream(err, true, StandardCharsets.UTF_8), 0);
        int exitCode = Main.run(terminal, environment, arguments);
        return new Cli.Result(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }
}
