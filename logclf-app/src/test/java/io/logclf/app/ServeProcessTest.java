package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code serve} in a process of its own: its line, its signals, its end. */
@Timeout(60)
class ServeProcessTest {

    @TempDir
    Path folder;

    private Path spools;
    private Process process;
    private BufferedReader err;

    @BeforeEach
    void start() throws IOException {
        spools = Files.createDirectory(folder.resolve("tmp"));
        leaveBehindWhatAKilledServerDoes();
        Path bundle = SmallBundle.make(folder.resolve("bundle"), "Failure");
        process = new ProcessBuilder(OwnProcess.command(
                        List.of("-Djava.io.tmpdir=" + spools, "-XX:-UsePerfData"),
                        "serve",
                        "--port",
                        "0",
                        "--bundle",
                        bundle.toString()))
                .start();
        err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void saysInOneLineWhereItServesAndLoadsAnewAtHangUp() throws Exception {
        String line = err.readLine();
        assertThat(line).matches("logclf: serving at http://127\\.0\\.0\\.1:\\d+/");
        URI address = URI.create(line.replaceFirst(".* at ", ""));
        assertThat(read(address.resolve("/readyz"))).isEqualTo("{\"status\":\"ready\"}");
        assumeTrue(Files.isDirectory(Path.of("/proc")), "no signals here");
        Files.writeString(folder.resolve("bundle/rules.yaml"), "- {id: broken}\n");
        hangUp();
        assertThat(err.readLine()).startsWith("logclf: the bundle cannot be used, and the one before stays in use: ");
        SmallBundle.make(folder.resolve("bundle"), "Defect");
        hangUp();
        assertThat(err.readLine()).isEqualTo("logclf: the bundle has been reloaded");
    }

    @Test
    void endsCleanlyWhenTerminatedAndDeletesWhatAKilledOneLeft() throws Exception {
        assertThat(err.readLine()).contains("serving at");
        assertThat(spools).isNotEmptyDirectory();
        process.toHandle().destroy();
        assertThat(process.waitFor()).isEqualTo(128 + 15);
        assertThat(err.readLine()).isNull();
        assertThat(spools).isEmptyDirectory();
    }

    @Test
    void refusesAWrongOptionInOneLine() {
        assertThat(Cli.run("serve", "--max-upload", "much").err()).contains("--max-upload: must be a number of bytes");
        assertThat(Cli.run("serve", "--port", "70000").err()).contains("port must be in [0, 65535]: 70000");
        assertThat(Cli.run("serve", "--token-env", "NO_SUCH_VARIABLE").err()).contains("NO_SUCH_VARIABLE is not set");
        assertThat(Cli.run("serve", "--rules", Cli.RULES, "--watch").exitCode()).isEqualTo(2);
    }

    private void leaveBehindWhatAKilledServerDoes() throws IOException {
        Path left = Files.createDirectory(spools.resolve("logclf-serve-1"));
        Files.writeString(left.resolve("upload-1.tmp"), "half");
        Files.setLastModifiedTime(Files.createFile(left.resolve("lock")), FileTime.from(Instant.EPOCH));
    }

    private void hangUp() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String read(URI address) throws IOException {
        try (InputStream in = address.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
