package io.logclf.app.option;

import io.logclf.server.LogServer;
import io.logclf.server.edge.AccessLogFormat;
import io.logclf.server.edge.Edge;
import io.logclf.server.edge.PemIdentity;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How a server meets the network: behind which proxies, with which certificate, and where its
 * access log goes.
 *
 * <p>Proxies and TLS exclude each other in no way: a proxy may pass requests on over TLS. Nothing
 * that a client sends counts as a proxy's word unless {@code --trusted-proxy} names the address
 * that it came from.
 */
public final class EdgeOptions {

    @Option(
            names = "--root-path",
            paramLabel = "PATH",
            description = "Path under which a proxy shows the server, such as /logclf; none by default.")
    private String rootPath = "";

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            split = ",",
            description =
                    "Address of a proxy, or range such as 10.0.0.0/8, whose headers Forwarded and X-Forwarded-* are"
                            + " believed; may be given again, or with commas. Nobody's by default.")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description =
                    "Certificate to answer with over TLS, and those that signed it, as PEM; plain HTTP by default.")
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Key of --tls-cert, as PEM in PKCS#8, not encrypted.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--access-log",
            paramLabel = "FORMAT",
            description =
                    "Write a line for each request to standard output: text (NCSA combined) or json; none by default.")
    private Optional<AccessLogFormat> accessLog = Optional.empty();

    /** Tells whether any proxy is trusted: only then may a header say who a person is. */
    public boolean hasProxies() {
        return !trustedProxies.isEmpty();
    }

    /**
     * Sets the edge of a server. The certificate is read when the server is built, not here.
     *
     * @param log where the access log goes; stays the caller's
     * @throws UsageException if one of certificate and key is missing, or a value is refused
     */
    public void applyTo(LogServer.Builder server, ServerSettings settings, OutputStream log) {
        if (certificate.isPresent() != key.isPresent()) {
            throw new UsageException("--tls-cert and --tls-key belong together; give both");
        }
        Edge.Builder builder = Edge.builder();
        settings.set("--root-path", () -> builder.rootPath(rootPath));
        settings.set("--trusted-proxy", () -> builder.trustedProxies(trustedProxies));
        certificate.ifPresent(file -> builder.tls(new PemIdentity(file, key.orElseThrow())));
        accessLog.ifPresent(format -> builder.accessLog(format, log));
        server.edge(builder.build());
    }
}
