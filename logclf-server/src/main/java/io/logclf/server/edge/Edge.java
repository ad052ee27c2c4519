package io.logclf.server.edge;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a server meets the network: under which root path, behind which proxies, with which certificate, and who is told of requests. By
 * default none of it. Immutable and safe for concurrent use.
 *
 * <pre>{@code
 * Edge edge = Edge.builder().rootPath("/logclf").trustedProxies(List.of("10.0.0.7")).build();
 * }</pre>
 */
public final class Edge {

    /** A server with a host for itself, without proxies, TLS and access log. */
    public static final Edge PLAIN = builder().build();

    private final RootPath rootPath;
    private final TrustedProxies trustedProxies;
    private final Optional<PemIdentity> identity;
    private final Optional<LogTarget> accessLog;

    private Edge(Builder builder) {
        this.rootPath = builder.rootPath;
        this.trustedProxies = builder.trustedProxies;
        this.identity = builder.identity;
        this.accessLog = builder.accessLog;
    }

    /** Returns a builder of the default. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns where addresses begin. */
    public RootPath rootPath() {
        return rootPath;
    }

    /** Returns the proxies whose word counts. */
    public TrustedProxies trustedProxies() {
        return trustedProxies;
    }

    /** Returns the certificate and its key; empty for plain HTTP. */
    public Optional<PemIdentity> identity() {
        return identity;
    }

    /** Returns where the access log goes; empty if there is none. */
    public Optional<LogTarget> accessLog() {
        return accessLog;
    }

    /**
     * Where an access log goes.
     *
     * @param format of its lines
     * @param out stays the caller's
     */
    public record LogTarget(AccessLogFormat format, OutputStream out) {}

    /** Sets what differs from the default. Not safe for concurrent use. */
    public static final class Builder {

        private RootPath rootPath = RootPath.NONE;
        private TrustedProxies trustedProxies = TrustedProxies.of(List.of());
        private Optional<PemIdentity> identity = Optional.empty();
        private Optional<LogTarget> accessLog = Optional.empty();

        private Builder() {}

        /**
         * Sets under which path a proxy shows the server, such as {@code /logclf}; defaults to none.
         *
         * @throws IllegalArgumentException if it is no path of letters, digits and {@code ._~-}
         */
        public Builder rootPath(String path) {
            this.rootPath = RootPath.of(path);
            return this;
        }

        /**
         * Sets whose {@code Forwarded} and {@code X-Forwarded-*} headers count; defaults to nobody's. Whoever can connect from such an
         * address can say what host, scheme and client a request has.
         *
         * @param ranges addresses such as {@code 10.0.0.7}, or ranges such as {@code 10.0.0.0/8}
         * @throws IllegalArgumentException if one is neither
         */
        public Builder trustedProxies(Collection<String> ranges) {
            this.trustedProxies = TrustedProxies.of(ranges);
            return this;
        }

        /** Sets the certificate to answer with over TLS; defaults to none, and plain HTTP. */
        public Builder tls(PemIdentity identity) {
            this.identity = Optional.of(identity);
            return this;
        }

        /**
         * Sets where a line for each request is written; defaults to nowhere.
         *
         * @param out stays the caller's
         */
        public Builder accessLog(AccessLogFormat format, OutputStream out) {
            this.accessLog = Optional.of(new LogTarget(format, Objects.requireNonNull(out, "out")));
            return this;
        }

        /** Returns what was set. */
        public Edge build() {
            return new Edge(this);
        }
    }
}
