package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.logclf.app.option.EnvironmentDefaults;
import io.logclf.app.terminal.Terminal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files in {@code deploy} that run the server, each held against what reads it. */
@Timeout(120)
class ServiceFilesTest {

    private static final Path DEPLOY = Path.of("../deploy").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void systemdTakesTheUnitAndFindsLittleExposed() throws Exception {
        assumeTool("systemd-analyze", "systemd");
        // What it starts is not installed here.
        String unit = Files.readString(DEPLOY.resolve("systemd/logclf.service"));
        Path tried = Files.writeString(folder.resolve("logclf.service"), unit.replace("/usr/bin/logclf", "/bin/true"));
        assertThat(output("systemd-analyze", "verify", "--man=no", tried.toString()))
                .isEmpty();
        // 0 is locked in, 10 is open to all; 2.0 is the most that it may be.
        output("systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=20", tried.toString());
        Files.writeString(tried, Files.readString(tried).replace("ProtectSystem=strict", "ProtectSystems=strict"));
        assertThat(output("systemd-analyze", "verify", "--man=no", tried.toString()))
                .contains("ProtectSystems");
    }

    @Test
    void composeTakesTheFile() throws Exception {
        assumeTool("docker-compose", "docker-compose");
        String file = DEPLOY.resolve("compose/compose.yaml").toString();
        assertThat(output("docker-compose", "-f", file, "config")).contains("read_only: true", "no-new-privileges");
    }

    /** By the types that Kubernetes' own client is generated from its API with: a field that is none is refused. */
    @Test
    void kubernetesKnowsEveryFieldOfTheManifests() throws Exception {
        String manifests = Files.readString(DEPLOY.resolve("kubernetes/logclf.yaml"));
        List<String> kinds = new ArrayList<>();
        for (Object manifest : new Load(LoadSettings.builder().build()).loadAllFromString(manifests)) {
            JsonElement json = new Gson().toJsonTree(manifest);
            String kind = json.getAsJsonObject().get("kind").getAsString();
            validate(kind, json);
            kinds.add(kind);
        }
        assertThat(kinds).containsExactly("Deployment", "Service");
        JsonElement wrong = new Gson()
                .toJsonTree(new Load(LoadSettings.builder().build())
                        .loadAllFromString(manifests.replace("runAsNonRoot", "runAsNoRoot"))
                        .iterator()
                        .next());
        assertThatThrownBy(() -> validate("Deployment", wrong))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("runAsNoRoot");
    }

    /** What they set in the environment must be settings, and what they ask must be there. */
    @Test
    void theyUseSettingsAndAddressesThatThereAre() throws IOException {
        TreeSet<String> known = new TreeSet<>();
        Main.program(Terminal.ofProcess())
                .getSubcommands()
                .get("serve")
                .getCommandSpec()
                .options()
                .forEach(option -> known.add(EnvironmentDefaults.variable(option.longestName())));
        for (String file : List.of("systemd/logclf.service", "compose/compose.yaml", "kubernetes/logclf.yaml")) {
            String text = Files.readString(DEPLOY.resolve(file)).replaceAll("(?m)^\\s*#.*$", "");
            List<String> used = Pattern.compile("LOGCLF_[A-Z_]+")
                    .matcher(text)
                    .results()
                    .map(match -> match.group())
                    .toList();
            assertThat(used).as(file).isNotEmpty();
            assertThat(known).as(file).containsAll(used);
        }
        assertThat(Files.readString(DEPLOY.resolve("kubernetes/logclf.yaml")))
                .contains("path: /readyz", "path: /healthz", "readOnlyRootFilesystem: true", "runAsNonRoot: true");
    }

    /** By name: the compiler would want the library of the annotations that the types have. */
    private static void validate(String kind, JsonElement json) throws ReflectiveOperationException {
        Class.forName("io.kubernetes.client.openapi.models.V1" + kind)
                .getMethod("validateJsonElement", JsonElement.class)
                .invoke(null, json);
    }

    static void assumeTool(String name, String debianPackage) {
        boolean present = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH") + File.pathSeparator + "/usr/sbin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        assumeTrue(present, "skipped: there is no " + name + "; install the package " + debianPackage);
    }

    /** Runs a tool that must not fail, and returns all that it says. */
    private static String output(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "NO_COLOR", "1"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
