package io.logclf.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive with a run time works on a machine without Java: with an empty environment and a PATH on which there is nothing. */
class LinuxArchiveTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Path unpacked;
    private static Path nothing;

    @BeforeAll
    static void unpack() throws Exception {
        Path archive = Distribution.file("-linux-x64.tar.gz");
        Path place = Files.createDirectories(folder.resolve("a folder with blanks"));
        nothing = Files.createDirectories(folder.resolve("nothing"));
        assertThat(Outcome.of(place, Map.of(), "tar", "xzf", archive.toString()).code())
                .isZero();
        unpacked = place.resolve(Distribution.name());
    }

    @Test
    void labelsTheSampleWithoutAnythingAround() throws Exception {
        Path output = folder.resolve("out.csv");
        Outcome outcome = logclf("classify", Distribution.SAMPLE.toString(), "-o", output.toString());
        assertThat(outcome.code()).as(outcome.error()).isZero();
        assertThat(outcome.error()).contains("322 rows", "lexical", "embedding");
        assertThat(Files.readAllLines(output)).isEqualTo(Distribution.labels(folder));
    }

    @Test
    void hasWhatAllCommandsNeed() throws Exception {
        Path labelled = folder.resolve("labelled.csv");
        List<String> rows = new ArrayList<>(List.of("source,log_message,target_label"));
        for (int i = 0; i < 40; i++) {
            rows.add("A,User u" + i + " logged in from host" + i + ",Login");
            rows.add("A,Disk d" + i + " of machine m" + i + " has failed,Failure");
        }
        Files.write(labelled, rows);
        String bundle = folder.resolve("bundle").toString();
        String rules = unpacked.resolve("rules/rules.yaml").toString();
        done(
                "discover",
                Distribution.SAMPLE.toString(),
                "-o",
                folder.resolve("groups").toString());
        done("train", labelled.toString(), "-o", bundle);
        done(
                "evaluate",
                labelled.toString(),
                "--bundle",
                bundle,
                "-o",
                folder.resolve("figures").toString());
        done("compare", bundle, bundle, labelled.toString());
        done("rules", "check", rules);
        assertThat(done("explain", "App", "User 42 logged in").output()).contains("User Action");
        assertThat(done("completion", "zsh").output()).contains("_complete_logclf");
        assertThat(done("--version").output()).startsWith("logclf ");
    }

    @Test
    void serves() throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(unpacked.resolve("bin/logclf").toString(), "serve", "--port", "0");
        command.environment().clear();
        command.environment().putAll(environment());
        try (Server server = new Server(command)) {
            assertThat(server.get("/healthz")).startsWith("200 ");
            assertThat(server.post("/v1/classify", "{\"source\":\"A\",\"message\":\"User k.lee logged in\"}"))
                    .startsWith("200 ")
                    .contains("\"label\":\"User Action\"");
            assertThat(server.get("/metrics")).contains("logclf_");
            assertThat(server.get("/")).contains("<html");
            done("health", server.address.resolve("/readyz").toString());
        }
    }

    @Test
    void speaksTlsWithEllipticCurvesAndKnowsTheUsualAuthorities() throws Exception {
        Path keys = keys();
        HttpsServer server = server(keys);
        try {
            String url = "https://localhost:" + server.getAddress().getPort() + "/healthz";
            assertThat(logclf("health", url).error()).contains("does not answer", "PKIX path building failed");
            String trust = "-Djavax.net.ssl.trustStore=" + keys + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
            Outcome outcome = logclf(Map.of("LOGCLF_JAVA_OPTS", trust), "health", url);
            assertThat(outcome.code()).as(outcome.error()).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(store(unpacked.resolve("runtime/lib/security/cacerts")).size())
                .isGreaterThan(50);
    }

    @Test
    void takesItsClassesFromTheArchiveOfClassesWhereverItStands() throws Exception {
        List<String> loaded = loaded(unpacked);
        assertThat(loaded.stream().filter(line -> line.contains("source: shared objects file")))
                .as("of " + loaded.size())
                .hasSizeGreaterThan(loaded.size() * 9 / 10);
        assertThat(loaded).anyMatch(line -> line.contains(" io.logclf.app.Main source: shared objects file"));
    }

    @Test
    void runsAlsoWhereTheArchiveOfClassesDoesNotFit() throws Exception {
        Path copy = folder.resolve("copy");
        assertThat(Outcome.of(folder, Map.of(), "cp", "-a", unpacked.toString(), copy.toString())
                        .code())
                .isZero();
        Files.setLastModifiedTime(copy.resolve("logclf.jar"), FileTime.from(Instant.EPOCH));
        assertThat(loaded(copy)).anyMatch(line -> line.contains(" io.logclf.app.Main source: file:"));
        Files.delete(copy.resolve("runtime/lib/logclf.jsa"));
        assertThat(loaded(copy)).anyMatch(line -> line.contains(" io.logclf.app.Main source: file:"));
    }

    @Test
    void hasTheLicencesOfTheRunTimeAndAllOfTheOtherArchive() throws Exception {
        assertThat(unpacked.resolve("runtime/legal/java.base")).isNotEmptyDirectory();
        Path other = Distribution.file(".tar.gz");
        List<String> all = names(Distribution.file("-linux-x64.tar.gz"));
        assertThat(all).containsAll(names(other)).doesNotHaveDuplicates();
        assertThat(all.stream().filter(name -> name.contains("/runtime/"))).hasSizeGreaterThan(20);
        String archive = Distribution.file("-linux-x64.tar.gz").toString();
        assertThat(Distribution.times(folder, "tar", "tzvf", archive)).hasSize(1);
    }

    /** What the JVM loads for a command, a line for each class; nobody hears of it otherwise. */
    private static List<String> loaded(Path home) throws Exception {
        Path log = folder.resolve("loaded.txt");
        Outcome outcome = Outcome.bare(
                folder,
                Map.of("LOGCLF_JAVA_OPTS", "-Xlog:class+load:file=" + log),
                home.resolve("bin/logclf").toString(),
                "explain",
                "App",
                "User 42 logged in");
        assertThat(outcome.code()).as(outcome.error()).isZero();
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.output()).contains("User Action").doesNotContain("[warning]");
        return Files.readAllLines(log);
    }

    private static Outcome done(String... arguments) throws Exception {
        Outcome outcome = logclf(arguments);
        assertThat(outcome.code())
                .as(String.join(" ", arguments) + ": " + outcome.error())
                .isZero();
        return outcome;
    }

    private static Outcome logclf(String... arguments) throws Exception {
        return logclf(Map.of(), arguments);
    }

    private static Outcome logclf(Map<String, String> more, String... arguments) throws Exception {
        String[] command = Stream.concat(
                        Stream.of(unpacked.resolve("bin/logclf").toString()), Stream.of(arguments))
                .toArray(String[]::new);
        Map<String, String> environment = environment();
        environment.putAll(more);
        return Outcome.bare(folder, environment, command);
    }

    @Test
    void servesOverTlsAndIsAskedOverIt() throws Exception {
        KeyStore keys = store(keys());
        Path certificate = pem("CERTIFICATE", keys.getCertificate("a").getEncoded());
        Path key = pem("PRIVATE KEY", keys.getKey("a", PASSWORD.toCharArray()).getEncoded());
        ProcessBuilder command =
                new ProcessBuilder(unpacked.resolve("bin/logclf").toString(), "serve");
        command.environment().clear();
        command.environment().putAll(environment());
        command.environment().put("LOGCLF_PORT", "0");
        command.environment().put("LOGCLF_TLS_CERT", certificate.toString());
        command.environment().put("LOGCLF_TLS_KEY", key.toString());
        try (Server server = new Server(command)) {
            String port = Integer.toString(server.address.getPort());
            done("health", "--port", port, "--tls-cert", certificate.toString());
        }
    }

    private static Path pem(String kind, byte[] content) throws Exception {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                Files.createTempFile(folder, "tls", ".pem"),
                "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }

    /** A key with a certificate of this machine. */
    private static Path keys() throws Exception {
        Path keys = folder.resolve("keys-" + System.nanoTime() + ".p12");
        List<String> keytool = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        keytool.addAll(List.of("-genkeypair", "-alias", "a", "-keyalg", "EC", "-groupname", "secp256r1"));
        keytool.addAll(List.of("-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12"));
        keytool.addAll(List.of("-storepass", PASSWORD, "-keystore", keys.toString()));
        Outcome made = Outcome.of(folder, Map.of(), keytool.toArray(String[]::new));
        assertThat(made.code()).as(made.output()).isZero();
        return keys;
    }

    private static Map<String, String> environment() {
        return new HashMap<>(Map.of("PATH", nothing.toString(), "LANG", "C.UTF-8"));
    }

    private static HttpsServer server(Path keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(keys), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/healthz", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static KeyStore store(Path file) throws Exception {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static List<String> names(Path archive) throws Exception {
        return Outcome.of(folder, Map.of(), "tar", "tzf", archive.toString())
                .output()
                .lines()
                .filter(name -> !name.endsWith("/"))
                .toList();
    }
}
