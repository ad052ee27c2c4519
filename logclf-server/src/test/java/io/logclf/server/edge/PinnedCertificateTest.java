package io.logclf.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedCertificateTest {

    @TempDir
    Path folder;

    private Path file;
    private PinnedCertificate pinned;
    private X509Certificate own;
    private X509Certificate other;

    @BeforeEach
    void makeCertificates() throws Exception {
        file = SelfSigned.make("EC").certificateIn(folder);
        pinned = PinnedCertificate.of(file);
        own = read(file);
        other = read(SelfSigned.make("EC").certificateIn(folder));
    }

    @Test
    void trustsItsOwnCertificateThoughItsTimeIsOver() {
        assertThatExceptionOfType(CertificateException.class).isThrownBy(() -> own.checkValidity());
        assertThatCode(() -> pinned.checkServerTrusted(chain(own), "ECDHE_ECDSA"))
                .doesNotThrowAnyException();
        assertThatCode(() -> pinned.checkServerTrusted(chain(own, other), "ECDHE_ECDSA"))
                .doesNotThrowAnyException();
    }

    @Test
    void trustsNoOtherThoughItsOwnStandsBehindIt() {
        for (X509Certificate[] chain : new X509Certificate[][] {chain(other), chain(other, own), chain()}) {
            assertThatExceptionOfType(CertificateException.class)
                    .isThrownBy(() -> pinned.checkServerTrusted(chain, "ECDHE_ECDSA"))
                    .withMessage("it has another certificate than the one in " + file);
        }
    }

    @Test
    void judgesTheSameWhateverTheConnectionIs() throws Exception {
        try (Socket socket = new Socket()) {
            assertThatCode(() -> pinned.checkServerTrusted(chain(own), "x", socket))
                    .doesNotThrowAnyException();
            assertThatExceptionOfType(CertificateException.class)
                    .isThrownBy(() -> pinned.checkServerTrusted(chain(other), "x", socket));
        }
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        assertThatCode(() -> pinned.checkServerTrusted(chain(own), "x", engine)).doesNotThrowAnyException();
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> pinned.checkServerTrusted(chain(other), "x", engine));
    }

    @Test
    void trustsNoClientAndNoSigner() {
        assertThatExceptionOfType(CertificateException.class)
                .isThrownBy(() -> pinned.checkClientTrusted(chain(own), "x"))
                .withMessage("this is no server");
        assertThat(pinned.getAcceptedIssuers()).isEmpty();
    }

    @Test
    void ofAChainTheFirstIsTheServers() throws Exception {
        Path chain = Files.writeString(
                folder.resolve("chain.pem"),
                Files.readString(file) + SelfSigned.make("EC").certificatePem());
        PinnedCertificate first = PinnedCertificate.of(chain);
        assertThatCode(() -> first.checkServerTrusted(chain(own), "x")).doesNotThrowAnyException();
        assertThat(first.socketFactory().getDefaultCipherSuites()).isNotEmpty();
    }

    private static X509Certificate read(Path file) {
        return (X509Certificate) PemIdentity.chain(file).iterator().next();
    }

    private static X509Certificate[] chain(X509Certificate... chain) {
        return chain;
    }
}
