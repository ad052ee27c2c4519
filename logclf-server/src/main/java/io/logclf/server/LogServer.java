package io.logclf.server;

import io.logclf.server.edge.Edge;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.MemoryBudget;
import io.logclf.server.workbench.ProjectOptions;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A pipeline behind HTTP. Runs from {@link #start} to {@link #close}. Safe for concurrent use.
 *
 * <pre>{@code
 * try (LogServer server = LogServer.builder(opener).port(0).build().start()) {
 *     URI address = server.address();
 * }
 * }</pre>
 *
 * <p>It owns the pipeline that its opener opens, the threads that answer and classify, and a folder
 * for uploads; what is given to the builder as a stream stays the caller's. A client can be slow,
 * hostile or gone at any moment, so everything that a request holds is limited: size, time, memory,
 * and how many run at once. What does not fit is refused with status 503 and a time to try again;
 * nothing queues.
 */
public final class LogServer implements Closeable {

    private final String host;
    private final ServerParts parts;

    private LogServer(Builder options) throws IOException {
        this.host = options.host;
        this.parts = ServerParts.open(options);
    }

    /**
     * Returns a builder of a server.
     *
     * @param opener opens the pipeline that the server classifies with, when the server is built
     */
    public static Builder builder(PipelineOpener opener) {
        return new Builder(opener);
    }

    /**
     * Begins to answer, and is ready when this returns: a first message has been classified. Until
     * then {@code /healthz} answers 200 and {@code /readyz} 503.
     *
     * @return this
     * @throws IOException if the address cannot be listened on
     */
    public LogServer start() throws IOException {
        parts.start();
        return this;
    }

    /**
     * Returns where the server listens, with the port that it really has; only after {@link
     * #start}.
     */
    public URI address() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((tls().isPresent() ? "https://" : "http://") + name + ":" + parts.port() + "/");
    }

    /**
     * Loads the bundle again. Requests under way are finished by the bundle before, requests from
     * now on are answered by the new one.
     *
     * @throws io.logclf.bundle.BundleException if it cannot be used; the one before stays
     * @throws IllegalStateException if the pipeline is not from a bundle
     */
    public void reload() {
        parts.reloadable()
                .orElseThrow(() -> new IllegalStateException("there is no bundle to reload"))
                .reload();
    }

    /**
     * Returns the certificate that the server answers with, which can be read again while it runs;
     * empty if it speaks plain HTTP.
     */
    public Optional<Tls> tls() {
        return parts.tls();
    }

    /**
     * Refuses new requests, lets those under way finish up to the limit, and frees all: pipeline,
     * threads and files. Closing twice does nothing.
     *
     * @throws IOException if a temporary file cannot be deleted; the rest is freed all the same
     */
    @Override
    public void close() throws IOException {
        parts.close();
    }

    /**
     * Sets the limits and what the server is for. Every method has a default, and a second call
     * overwrites the first. Not safe for concurrent use.
     */
    public static final class Builder {

        final PipelineOpener opener;
        String host = "127.0.0.1";
        int port = 8080;
        Optional<String> token = Optional.empty();
        Optional<String> corsOrigin = Optional.empty();
        long maxUploadBytes = 1L << 30;
        int maxUploads = 4;
        int maxRequests = 128;
        int threads = Runtime.getRuntime().availableProcessors();
        Duration stopLimit = Duration.ofSeconds(30);
        Duration bodyWindow = Bodies.RATE_WINDOW;
        Edge edge = Edge.PLAIN;
        Optional<ProjectOptions> project = Optional.empty();
        int maxConnections = HttpServer.DEFAULT_MAX_CONNECTIONS;
        MemoryBudget memory = MemoryBudget.ofHeap(MemoryBudget.MAX_HELD_BYTES);
        Path spoolParent = Path.of(Objects.requireNonNull(System.getProperty("java.io.tmpdir")));

        private Builder(PipelineOpener opener) {
            this.opener = Objects.requireNonNull(opener, "opener");
        }

        /**
         * Sets the name or number of the interface to listen on; 127.0.0.1 by default, which only
         * this machine reaches.
         */
        public Builder host(String host) {
            this.host = Objects.requireNonNull(host, "host");
            return this;
        }

        /**
         * Sets the port, in [0, 65535]; 0 takes a free one, 8080 is the default.
         *
         * @throws IllegalArgumentException if it is outside
         */
        public Builder port(int port) {
            this.port = (int) inRange("port", port, 0, 65_535);
            return this;
        }

        /**
         * Sets the token that clients must show as {@code Authorization: Bearer}; none by default.
         * Health, the page and the documentation answer without it.
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder token(String token) {
            if (token.isBlank()) {
                throw new IllegalArgumentException("token must not be blank");
            }
            this.token = Optional.of(token.strip());
            return this;
        }

        /** Sets the site whose pages may use the server, such as {@code https://logs.example.com}; none by default. */
        public Builder corsOrigin(String origin) {
            this.corsOrigin = Optional.of(origin);
            return this;
        }

        /**
         * Sets the largest upload in bytes, at least 1; 1 GB by default.
         *
         * @throws IllegalArgumentException if it is less
         */
        public Builder maxUploadBytes(long bytes) {
            this.maxUploadBytes = inRange("maxUploadBytes", bytes, 1, Long.MAX_VALUE);
            return this;
        }

        /**
         * Sets how many uploads run at once, in [1, 1000]; 4 by default. More are refused: each
         * needs disk, and all share the same threads.
         *
         * @throws IllegalArgumentException if it is outside
         */
        public Builder maxUploads(int uploads) {
            this.maxUploads = (int) inRange("maxUploads", uploads, 1, 1_000);
            return this;
        }

        /**
         * Sets how many JSON requests run at once, in [1, 1000]; 128 by default.
         *
         * @throws IllegalArgumentException if it is outside
         */
        public Builder maxRequests(int requests) {
            this.maxRequests = (int) inRange("maxRequests", requests, 1, 1_000);
            return this;
        }

        /**
         * Sets how many threads classify the rows of uploads, in [1, 1000]; one per core by default.
         *
         * @throws IllegalArgumentException if it is outside
         */
        public Builder threads(int threads) {
            this.threads = (int) inRange("threads", threads, 1, 1_000);
            return this;
        }

        /**
         * Sets how long requests under way may take when the server is closed, at least 0; 30 seconds by default.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder stopLimit(Duration limit) {
            inRange("stopLimit", limit.toMillis(), 0, Integer.MAX_VALUE);
            this.stopLimit = limit;
            return this;
        }

        /** Sets the folder in which a folder for uploads is made; that of the system for temporary files by default. */
        public Builder spoolParent(Path folder) {
            this.spoolParent = Objects.requireNonNull(folder, "folder");
            return this;
        }

        /** Sets how the server meets the network: root path, proxies, TLS and access log; {@link Edge#PLAIN} by default. */
        public Builder edge(Edge edge) {
            this.edge = Objects.requireNonNull(edge, "edge");
            return this;
        }

        /** Sets the project that people label in, at {@code /workbench}; none by default. */
        public Builder project(ProjectOptions project) {
            this.project = Optional.of(project);
            return this;
        }

        /**
         * Sets the time in which a client must send {@link Bodies#MIN_BYTES_PER_WINDOW} of a body.
         */
        Builder bodyWindow(Duration window) {
            this.bodyWindow = window;
            return this;
        }

        /** Sets how many connections may be open at once. */
        Builder maxConnections(int connections) {
            this.maxConnections = connections;
            return this;
        }

        /** Sets how many bytes of bodies may be in memory, of all requests together. */
        Builder memory(MemoryBudget budget) {
            this.memory = budget;
            return this;
        }

        /**
         * Opens the pipeline; the server does not listen yet.
         *
         * @throws IOException if a file of the pipeline cannot be read, the host is not known, or no folder can be made
         */
        public LogServer build() throws IOException {
            return new LogServer(this);
        }

        private static long inRange(String name, long value, long min, long max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(name + " must be in [" + min + ", " + max + "]: " + value);
            }
            return value;
        }
    }
}
