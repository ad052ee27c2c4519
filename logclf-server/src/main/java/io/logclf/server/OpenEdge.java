package io.logclf.server;

import io.logclf.server.edge.AccessLogLines;
import io.logclf.server.edge.Edge;
import io.logclf.server.edge.RootPath;
import io.logclf.server.edge.TrustedProxies;
import java.io.Closeable;
import java.util.Optional;

/**
 * An edge at work: the settings of an {@link Edge} with the certificate read and the access log
 * begun. Safe for concurrent use.
 *
 * @param rootPath where addresses begin
 * @param trustedProxies whose headers count
 * @param tls with what connections are encrypted; empty for plain ones
 * @param accessLog receives every answer; closed with this
 */
record OpenEdge(RootPath rootPath, TrustedProxies trustedProxies, Optional<Tls> tls, Optional<AccessLog> accessLog)
        implements Closeable {

    /**
     * Reads the certificate and begins the access log.
     *
     * @throws io.logclf.api.LogclfException if the certificate or its key cannot be used
     */
    static OpenEdge of(Edge edge) {
        Optional<Tls> tls = edge.identity().map(Tls::new);
        return new OpenEdge(
                edge.rootPath(),
                edge.trustedProxies(),
                tls,
                edge.accessLog().map(target -> new AccessLog(target.format(), new AccessLogLines(target.out()))));
    }

    @Override
    public void close() {
        accessLog.ifPresent(AccessLog::close);
    }
}
