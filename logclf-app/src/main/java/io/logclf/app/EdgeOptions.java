package io.logclf.app;

import io.logclf.server.edge.AccessLogFormat;
import io.logclf.server.edge.Edge;
import io.logclf.server.edge.PemIdentity;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Option;

/** How a server meets the network: behind which proxies, with which certificate, and who is told of requests. */
final class EdgeOptions {

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

    /** Tells whether there are proxies to trust. */
    boolean hasProxies() {
        return !trustedProxies.isEmpty();
    }

    /**
     * Returns what the options say.
     *
     * @param setting runs what may refuse the value of an option
     * @param log where the access log goes
     */
    Edge edge(BiConsumer<String, Runnable> setting, OutputStream log) {
        if (certificate.isPresent() != key.isPresent()) {
            throw new UsageException("--tls-cert and --tls-key belong together; give both");
        }
        Edge.Builder builder = Edge.builder();
        setting.accept("--root-path", () -> builder.rootPath(rootPath));
        setting.accept("--trusted-proxy", () -> builder.trustedProxies(trustedProxies));
        certificate.ifPresent(file -> builder.tls(new PemIdentity(file, key.orElseThrow())));
        accessLog.ifPresent(format -> builder.accessLog(format, log));
        return builder.build();
    }
}
