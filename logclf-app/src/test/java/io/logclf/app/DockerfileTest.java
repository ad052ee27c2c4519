package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpServer;
import io.logclf.app.terminal.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads the Dockerfile as a linter would, and runs its health check. */
class DockerfileTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final List<String> instructions = instructions();

    @Test
    void baseImagesArePinnedToAPatchVersion() {
        List<String> bases = all("FROM");
        assertThat(bases).hasSize(2);
        assertThat(bases).allMatch(base -> base.matches("\\S+:\\d+\\.\\d+\\.\\d+[\\w.-]*( AS \\w+)?"));
        assertThat(bases.get(1)).contains("-jre").doesNotContain("alpine");
    }

    @Test
    void runsAsANumberedUserWhoIsNotRoot() {
        assertThat(last("USER")).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(index("USER")).isGreaterThan(lastIndex("COPY"));
    }

    @Test
    void fetchesNothingAndHoldsNoSecret() {
        assertThat(instructions).noneMatch(line -> line.startsWith("ADD ") || line.contains("://"));
        Pattern secret = Pattern.compile("(?i)(password|secret|token|api_?key)");
        assertThat(instructions).noneMatch(line -> secret.matcher(line).find());
    }

    @Test
    void startsTheProgramWithoutAShell() throws IOException {
        assertThat(words(last("ENTRYPOINT")))
                .containsExactly("java", "-Dlogclf.home=/opt/logclf", "-jar", "/opt/logclf/logclf.jar");
        assertThat(words(last("CMD"))).isNotEmpty();
        assertThat(all("COPY")).contains("models/default /opt/logclf/models/default");
    }

    @Test
    void everyCopiedPathExistsAndIsNotLeftOut() throws IOException {
        List<String> ignored = Files.readAllLines(ROOT.resolve(".dockerignore"));
        for (String copy : all("COPY")) {
            String source = copy.split(" ")[0];
            if (!source.startsWith("--from=")) {
                assertThat(ROOT.resolve(source)).exists();
                assertThat(ignored).doesNotContain(source, source.replaceFirst("/.*", ""));
            }
        }
        assertThat(ignored).contains(".git", "**/target").allMatch(line -> line.equals(line.strip()));
        for (String module : modules()) {
            assertThat(ignored).doesNotContain(module);
        }
    }

    @Test
    void whatIsTakenFromTheBuildIsWhatTheBuildOfTheLauncherMakes() throws IOException {
        String launcher = Files.readString(ROOT.resolve("logclf"));
        String build = last("RUN");
        assertThat(build).startsWith("mvn -B -q -pl logclf-app -am package -DskipTests");
        assertThat(launcher).contains(build).contains("jar=$target/logclf.jar");
        assertThat(Files.readString(ROOT.resolve("logclf-app/pom.xml")))
                .contains("<finalName>logclf</finalName>", "${project.build.directory}/lib</outputDirectory>");
        assertThat(all("COPY"))
                .contains(
                        "--from=build /src/logclf-app/target/logclf.jar /opt/logclf/logclf.jar",
                        "--from=build /src/logclf-app/target/lib /opt/logclf/lib");
    }

    @Test
    void theHealthCheckTellsAHealthyServerFromOthers() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] status = {200};
        server.createContext("/healthz", exchange -> {
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        try {
            assertThat(healthCheck(port)).isZero();
            status[0] = 503;
            assertThat(healthCheck(port)).isNotZero();
        } finally {
            server.stop(0);
        }
        assertThat(healthCheck(port)).isNotZero();
    }

    @Test
    void theHealthCheckAsksTheExposedPort() {
        Object asked = Main.program(Terminal.ofProcess())
                .getSubcommands()
                .get("health")
                .getCommandSpec()
                .findOption("--port")
                .initialValue();
        assertThat(asked).hasToString(last("EXPOSE"));
    }

    /** The instruction's command, with this process's Java and class path, and another port than the one it asks. */
    private int healthCheck(int port) throws Exception {
        String check = last("HEALTHCHECK");
        List<String> command = words(check.substring(check.indexOf("CMD ") + 4));
        assertThat(command).startsWith("java").endsWith("-jar", "/opt/logclf/logclf.jar", "health");
        List<String> here = OwnProcess.command(
                command.subList(1, command.size() - 3), "health", "http://127.0.0.1:" + port + "/healthz");
        return new ProcessBuilder(here)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** A JSON list of strings, as in Docker's exec form. */
    private static List<String> words(String json) throws IOException {
        List<String> words = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertThat(parser.nextToken()).as(json).isEqualTo(JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                words.add(parser.getText());
            }
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_ARRAY);
        }
        return words;
    }

    private List<String> all(String name) {
        return instructions.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    private String last(String name) {
        List<String> all = all(name);
        assertThat(all).as(name).isNotEmpty();
        return all.get(all.size() - 1);
    }

    private int index(String name) {
        return instructions.indexOf(name + " " + last(name));
    }

    private int lastIndex(String name) {
        return instructions.lastIndexOf(name + " " + last(name));
    }

    private static List<String> modules() throws IOException {
        return Pattern.compile("<module>(.*?)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Without comments and blank lines, and with continued lines joined. */
    private static List<String> instructions() {
        try {
            String text = Files.readString(ROOT.resolve("Dockerfile"))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .reduce("", (all, line) -> all + line + "\n")
                    .replaceAll("\\\\\\n\\s*", "");
            return text.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
