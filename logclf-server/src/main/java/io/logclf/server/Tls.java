package io.logclf.server;

import io.logclf.api.LogclfException;
import io.logclf.server.edge.PemIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS 1.2 and 1.3 with a certificate that can be read again while connections are open, as
 * certificates that are renewed every few weeks need. Connections keep the certificate that they
 * began with. Safe for concurrent use.
 */
public final class Tls {

    /** Whoever can read this process's memory has the key anyway. */
    private static final String PASSWORD = "in-memory";

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final PemIdentity identity;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    /** What both files were when they were last read, and when they were last looked at. */
    private String read;

    private String seen;

    /**
     * Reads the certificate and its key.
     *
     * @throws LogclfException if a file cannot be used
     */
    Tls(PemIdentity identity) {
        this.identity = identity;
        this.read = state();
        this.seen = read;
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setKeyStorePassword(PASSWORD);
        factory.setKeyStore(identity.keyStore(PASSWORD));
    }

    /**
     * Returns what makes TLS of a connection.
     *
     * @param protocol what is spoken inside
     */
    SslConnectionFactory before(String protocol) {
        return new SslConnectionFactory(factory, protocol);
    }

    /**
     * Reads both files again, for the connections from now on.
     *
     * @throws LogclfException if a file cannot be used; the certificate before stays in use
     */
    public synchronized void reload() {
        String now = state();
        read = now;
        seen = now;
        KeyStore store = identity.keyStore(PASSWORD);
        try {
            factory.reload(same -> factory.setKeyStore(store));
        } catch (Exception e) { // As Jetty declares it.
            throw new LogclfException(identity.certificates() + ": cannot be used for TLS", e);
        }
        LOG.info("Read the certificate {} again", identity.certificates());
    }

    /**
     * Reads both files again if they have changed and stood still since the last check, so that a
     * certificate and its key that are written one after the other are not read in between. Meant
     * to be called every few seconds. What cannot be used is logged, once for each change, and the
     * certificate before stays in use.
     */
    public synchronized void reloadIfChanged() {
        String now = state();
        boolean stoodStill = now.equals(seen);
        seen = now;
        if (!stoodStill || now.equals(read)) {
            return;
        }
        try {
            reload();
        } catch (LogclfException e) {
            LOG.error("The certificate before stays in use: {}", e.getMessage());
        }
    }

    /**
     * A summary of the contents of both files; of one that cannot be read, the reason. Not kept in
     * full, since one of them is a key.
     */
    private String state() {
        StringBuilder state = new StringBuilder();
        for (Path file : List.of(identity.certificates(), identity.key())) {
            try {
                // Small, and what a link leads to may change without any file's time.
                state.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                state.append(Objects.toString(e.getMessage()));
            }
        }
        return Integer.toHexString(state.toString().hashCode()) + " " + state.length();
    }
}
