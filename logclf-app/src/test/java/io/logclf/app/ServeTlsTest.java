package io.logclf.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.logclf.api.LogclfException;
import io.logclf.server.Tls;
import io.logclf.server.edge.Edge;
import io.logclf.server.edge.PemIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with a certificate in PEM files. */
@Timeout(120)
class ServeTlsTest {

    /** Some, made once: making one starts a program. */
    private static final Map<String, TestCertificate> CERTIFICATES = new HashMap<>();

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() {
        for (String name : List.of("EC", "EC other", "RSA", "Ed25519")) {
            CERTIFICATES.put(name, TestCertificate.make(made, name.replaceFirst(" .*", "")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void answersOverTls(String algorithm) throws Exception {
        TestCertificate identity = CERTIFICATES.get(algorithm);
        try (LiveServer server = start(identity.certificate(), identity.key())) {
            assertThat(server.address).hasScheme("https");
            HttpResponse<String> answer = ask(identity, server.address.resolve("/healthz"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void refusesOldProtocolsAndOtherHostNames() throws Exception {
        TestCertificate identity = CERTIFICATES.get("EC");
        try (LiveServer server = start(identity.certificate(), identity.key())) {
            assertThatThrownBy(() -> speak(server, identity, "TLSv1.1", "localhost"))
                    .isInstanceOf(IOException.class);
            assertThat(speak(server, identity, "TLSv1.2", "localhost")).startsWith("HTTP/1.1 200 ");
            assertThat(speak(server, identity, "TLSv1.2", "logs.example")).startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void readsAChangedCertificateAgainAndKeepsTheOneBeforeIfItCannot() throws Exception {
        TestCertificate first = CERTIFICATES.get("EC");
        TestCertificate second = CERTIFICATES.get("RSA");
        Path certificate = Files.copy(first.certificate(), folder.resolve("tls.crt"));
        Path key = Files.copy(first.key(), folder.resolve("tls.key"));
        try (LiveServer server = start(certificate, key)) {
            Tls tls = server.server.tls().orElseThrow();
            URI health = server.address.resolve("/healthz");
            assertThat(ask(first, health).statusCode()).isEqualTo(200);
            Files.writeString(certificate, Files.readString(second.certificate()));
            // The key is not there yet: certificate and key do not belong together.
            assertThatThrownBy(tls::reload).isInstanceOf(LogclfException.class).hasMessageContaining("tls.key");
            tls.reloadIfChanged();
            assertThat(ask(first, health).statusCode()).isEqualTo(200);
            Files.writeString(key, Files.readString(second.key()));
            // A change that has stood still since the last look.
            tls.reloadIfChanged();
            tls.reloadIfChanged();
            assertThat(ask(second, health).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> ask(first, health)).isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void healthTrustsTheServersOwnCertificateAndNoOther() throws Exception {
        TestCertificate identity = CERTIFICATES.get("EC");
        TestCertificate other = CERTIFICATES.get("EC other");
        try (LiveServer server = start(identity.certificate(), identity.key())) {
            String url = "https://127.0.0.1:" + server.address.getPort() + "/readyz";
            assertThat(Cli.run("health", "--tls-cert", identity.certificate().toString(), url)
                            .exitCode())
                    .isZero();
            assertThat(Cli.run("health", "--tls-cert", other.certificate().toString(), url)
                            .err())
                    .contains("another certificate");
            assertThat(Cli.run("health", url).exitCode()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs8 -topk8 -traditional -nocrypt",
                "rsa -traditional",
                "rsa -traditional -aes128 -passout pass:secret",
                "pkcs8 -topk8 -passout pass:secret"
            })
    void namesTheCommandThatConvertsAKey(String how) throws Exception {
        assumeTrue(Path.of("/usr/bin/openssl").toFile().canExecute(), "skipped: there is no /usr/bin/openssl");
        TestCertificate identity = CERTIFICATES.get("RSA");
        Path key = folder.resolve("other.key");
        openssl(how + " -in " + identity.key() + " -out " + key);
        if (Files.readString(key).startsWith("-----BEGIN PRIVATE KEY")) {
            start(identity.certificate(), key).close();
            return;
        }
        assertThatThrownBy(() -> start(identity.certificate(), key))
                .isInstanceOf(LogclfException.class)
                .hasMessageStartingWith(key + ": the key is ")
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in " + key + " -out key-pkcs8.pem");
        openssl("pkcs8 -topk8 -nocrypt -passin pass:secret -in " + key + " -out " + folder.resolve("key-pkcs8.pem"));
        start(identity.certificate(), folder.resolve("key-pkcs8.pem")).close();
    }

    @Test
    void refusesFilesThatAreSomethingElse() throws Exception {
        TestCertificate identity = CERTIFICATES.get("EC");
        TestCertificate other = CERTIFICATES.get("EC other");
        TestCertificate rsa = CERTIFICATES.get("RSA");
        Path absent = folder.resolve("absent.pem");
        assertThatThrownBy(() -> start(identity.certificate(), other.key())).hasMessageContaining("is not the key of");
        assertThatThrownBy(() -> start(identity.certificate(), rsa.key())).hasMessageContaining("is no EC key");
        assertThatThrownBy(() -> start(identity.key(), identity.key())).hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> start(identity.certificate(), identity.certificate()))
                .hasMessageContaining("holds no key");
        assertThatThrownBy(() -> start(identity.certificate(), absent)).hasMessageContaining("absent.pem");
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> start(damaged, identity.key())).hasMessageContaining("cannot be read");
        assertThat(Cli.run("serve", "--rules", Cli.RULES, "--tls-cert", damaged.toString(), "--tls-key", "x")
                        .exitCode())
                .isEqualTo(1);
    }

    private LiveServer start(Path certificate, Path key) throws IOException {
        Edge edge = Edge.builder().tls(new PemIdentity(certificate, key)).build();
        return LiveServer.ofRules(folder, options -> options.edge(edge));
    }

    private static HttpResponse<String> ask(TestCertificate trusted, URI address) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusted.context()).build();
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static String speak(LiveServer server, TestCertificate trusted, String protocol, String host)
            throws IOException {
        try (SSLSocket socket =
                (SSLSocket) trusted.context().getSocketFactory().createSocket("127.0.0.1", server.address.getPort())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.getOutputStream()
                    .write(("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void openssl(String arguments) throws Exception {
        Process process = new ProcessBuilder(("/usr/bin/openssl " + arguments).split(" "))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(arguments + "\n" + output).isZero();
    }
}
