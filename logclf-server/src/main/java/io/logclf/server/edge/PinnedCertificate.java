package io.logclf.server.edge;

import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * For a client on the server's own machine: trusts the one certificate that the server is set up
 * with, and no other. Neither its signers nor its dates matter, so that a health check works with a
 * certificate of one's own making, and does not turn a server unhealthy by the clock. Immutable and
 * safe for concurrent use.
 */
public final class PinnedCertificate extends X509ExtendedTrustManager {

    private final Path file;
    private final Certificate certificate;

    private PinnedCertificate(Path file, Certificate certificate) {
        this.file = file;
        this.certificate = certificate;
    }

    /**
     * Reads the first certificate of a PEM file.
     *
     * @throws io.logclf.api.LogclfException if there is none
     */
    public static PinnedCertificate of(Path file) {
        return new PinnedCertificate(file, PemIdentity.chain(file).iterator().next());
    }

    /**
     * Returns what makes connections to the server with this certificate; a handshake with any
     * other fails with {@link javax.net.ssl.SSLException}.
     */
    public SSLSocketFactory socketFactory() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has TLS", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0 || !chain[0].equals(certificate)) {
            throw new CertificateException("it has another certificate than the one in " + file);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
