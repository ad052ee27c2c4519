package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.logclf.io.LogFormat;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the curl commands of docs/server.md, and holds its addresses against openapi.json. */
@Timeout(60)
class ServeDocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void everyDocumentedCurlIsAnswered() throws Exception {
        assumeTrue(hasCurl(), "there is no curl on the PATH");
        List<String> answers = new ArrayList<>();
        try (LiveServer server = LiveServer.ofRules(folder, options -> options)) {
            String id = server.upload("/classify/", "source,log_message\n")
                    .headers()
                    .firstValue("X-Classification-Id")
                    .orElseThrow();
            for (String command : commands()) {
                String here = command.replace("http://127.0.0.1:8080/", server.address.toString())
                        .replace("classifications/ID", "classifications/" + id)
                        .replace("curl -sS", "curl -sS --fail-with-body");
                Process process = new ProcessBuilder("sh", "-c", here)
                        .directory(ROOT.toFile())
                        .redirectErrorStream(true)
                        .start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(here + "\n" + output).isZero();
                answers.add(output);
            }
        }
        assertThat(answers).hasSize(5);
        assertThat(answers.get(0))
                .startsWith(
                        "source,log_message,target_label,confidence,stage,evidence,best_guess,best_guess_probability\n");
        assertThat(answers.get(1)).contains("\"finished\":true");
        assertThat(answers.get(2)).contains("\"trail\":[");
        assertThat(answers.get(3).lines()).hasSize(2);
        assertThat(answers.get(4)).contains("\"fingerprint\":");
    }

    @Test
    void listsTheAddressesThatProgramsUse() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/server.md"));
        for (String operation : ApiDescription.operations()) {
            String path = operation.replaceFirst(".* ", "");
            if (!path.endsWith("{name}")) {
                assertThat(page).contains(path + "`");
            }
        }
    }

    @Test
    void describesAndOffersTheFormatsThatThereAre() throws IOException {
        Path resources = ROOT.resolve("logclf-server/src/main/resources/io/logclf/server");
        String description = Files.readString(resources.resolve("docs/openapi.json"));
        List<String> names = LogFormat.names();
        assertThat(description.replaceAll("\\s+", ""))
                .contains("\"enum\":[\"" + String.join("\",\"", names) + "\"],\"default\":\"auto\"");
        assertThat(Files.readString(resources.resolve("page/index.html")).replaceAll("\\s+", ""))
                .contains(names.stream()
                        .skip(1)
                        .map(name -> "<option>" + name + "</option>")
                        .collect(Collectors.joining()));
    }

    private static List<String> commands() throws IOException {
        Matcher fence =
                Pattern.compile("(?s)```sh\\n(.*?)```").matcher(Files.readString(ROOT.resolve("docs/server.md")));
        List<String> commands = new ArrayList<>();
        while (fence.find()) {
            if (fence.group(1).contains("curl")) {
                commands.add(fence.group(1).strip());
            }
        }
        return commands;
    }

    private static boolean hasCurl() {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, "curl"))) {
                return true;
            }
        }
        return false;
    }
}
