package io.logclf.server;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.bundle.ReloadablePipeline;
import io.logclf.server.edge.Edge;
import io.logclf.server.workbench.ProjectOptions;
import io.logclf.server.workbench.WorkbenchApi;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pipeline behind HTTP. Runs from {@link #start} to {@link #close}. Safe for concurrent use.
 *
 * <pre>{@code
 * try (LogServer server = LogServer.builder(source).port(0).build().start()) {
 *     URI address = server.address();
 * }
 * }</pre>
 */
public final class LogServer implements Closeable {

    /** Classified before the server is ready. */
    static final LogEntry FIRST = LogEntry.of("logclf is starting");

    private static final Logger LOG = LoggerFactory.getLogger(LogServer.class);

    private final Metrics metrics = new Metrics();
    private final ClassificationPipeline pipeline;
    private final SpoolFolder spools;
    private final Workers workers;
    private final Readiness readiness = new Readiness();
    private final Optional<ReloadablePipeline> reload;
    private final WorkbenchApi workbench;
    private final String host;
    private final OpenEdge edge;
    private final Javalin http;
    private boolean closed;

    private LogServer(Builder options) throws IOException {
        host = options.host;
        boolean loopback = InetAddress.getByName(host).isLoopbackAddress();
        // First, as it is wrong most easily.
        edge = OpenEdge.of(options.edge);
        pipeline = options.source.open(new ClientMessages(metrics));
        metrics.observe(pipeline);
        workbench = workbench(options, pipeline);
        spools = SpoolFolder.in(options.spoolParent);
        workers = Workers.of(options.threads);
        reload = pipeline instanceof ReloadablePipeline reloadable ? Optional.of(reloadable) : Optional.empty();
        ClassificationPipeline asked = WatchedPipeline.of(pipeline, workbench.inbox());
        Permits uploads = new Permits("uploads", options.maxUploads, 5);
        Permits requests = new Permits("requests", options.maxRequests, 1);
        RecentUploads recent = new RecentUploads();
        Bodies bodies = new Bodies(options.bodyWindow, options.memory);
        LineAnswers lines = new LineAnswers(asked, bodies, spools, uploads, options.maxUploadBytes);
        metrics.gauge("logclf.uploads.running", "Uploads under way", uploads::inUse);
        metrics.gauge("logclf.bodies.bytes", "Bytes of bodies in memory now", options.memory::used);
        metrics.gauge("logclf.workbench.listeners", "Pages that listen to the project now", workbench::listeners);
        metrics.gauge("logclf.uploads.spooled", "Uploads that are kept on disk now", spools::open);
        Endpoints endpoints = new Endpoints(
                new UploadHandler(asked, bodies, spools, recent, workers, uploads, options.maxUploadBytes),
                new EntriesHandler(asked, bodies, requests, lines),
                recent,
                readiness,
                metrics::scrape,
                new ReloadHandler(reload, options.token.isPresent(), loopback),
                new BundleHandler(pipeline),
                new WorkbenchRoutes(workbench, bodies, requests, uploads, options.maxUploadBytes),
                edge.rootPath());
        Guard guard = new Guard(options.token, options.corsOrigin, loopback, endpoints.routes());
        int threads = options.maxUploads + options.maxRequests;
        http = new HttpServer(host, options.port, threads, options.maxConnections, options.stopLimit, edge)
                .javalin(endpoints.routes(), guard, metrics);
    }

    /** Opens the project, if there is one; if it is open elsewhere or broken, nothing stays open here. */
    private static WorkbenchApi workbench(Builder options, ClassificationPipeline pipeline) throws IOException {
        if (options.project.isEmpty()) {
            return WorkbenchApi.NONE;
        }
        try {
            return WorkbenchApi.open(options.project.get(), pipeline, options.threads, Json::text);
        } catch (IOException | RuntimeException e) {
            try (pipeline) {
                throw e;
            }
        }
    }

    /** Returns a builder of a server that asks a pipeline. */
    public static Builder builder(PipelineSource source) {
        return new Builder(source);
    }

    /**
     * Begins to answer, and is ready when this returns: a first message has been classified.
     *
     * @return this
     * @throws IOException if the address cannot be listened on
     */
    public LogServer start() throws IOException {
        HttpServer.start(http);
        pipeline.classify(FIRST);
        readiness.ready(true);
        return this;
    }

    /** Returns where the server listens; only after {@link #start}. */
    public URI address() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create((edge.tls().isPresent() ? "https://" : "http://") + name + ":" + http.port() + "/");
    }

    /**
     * Loads the bundle anew. What is under way is finished by the one before.
     *
     * @throws io.logclf.bundle.BundleException if it cannot be used; the one before stays
     * @throws IllegalStateException if the pipeline is not from a bundle
     */
    public void reload() {
        reload.orElseThrow(() -> new IllegalStateException("there is no bundle to load anew"))
                .reload();
    }

    /** Returns the certificate that the server answers with, which can be read again; empty if it speaks plain HTTP. */
    public Optional<Tls> tls() {
        return edge.tls();
    }

    /**
     * Refuses new requests, lets those under way finish up to the limit, and frees all: pipeline, threads and files. Closing
     * twice does nothing.
     */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        readiness.ready(false);
        try (metrics;
                spools;
                pipeline;
                workbench) {
            // They would go on as long as the limit allows.
            workbench.endEvents();
            http.stop();
        } catch (JavalinException e) {
            LOG.warn("The server was stopped before all requests had ended; a longer limit lets them");
        } finally {
            workers.close();
            edge.close();
        }
    }

    /** Sets the limits. Not safe for concurrent use. */
    public static final class Builder {

        private final PipelineSource source;
        private String host = "127.0.0.1";
        private int port = 8080;
        private Optional<String> token = Optional.empty();
        private Optional<String> corsOrigin = Optional.empty();
        private long maxUploadBytes = 1L << 30;
        private int maxUploads = 4;
        private int maxRequests = 128;
        private int threads = Runtime.getRuntime().availableProcessors();
        private Duration stopLimit = Duration.ofSeconds(30);
        private Duration bodyWindow = Bodies.WINDOW;
        private Edge edge = Edge.PLAIN;
        private Optional<ProjectOptions> project = Optional.empty();
        private int maxConnections = HttpServer.MAX_CONNECTIONS;
        private MemoryBudget memory = MemoryBudget.ofHeap(EntriesHandler.MAX_JSON_BYTES);
        private Path spoolParent = Path.of(Objects.requireNonNull(System.getProperty("java.io.tmpdir")));

        private Builder(PipelineSource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        /** Sets the name or number of the interface to listen on; 127.0.0.1 by default. */
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
         * Sets the token that clients must show; none by default.
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
         * Sets how many uploads run at once, in [1, 1000]; 4 by default.
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

        /** Sets the project that people label in; none by default. */
        public Builder project(ProjectOptions project) {
            this.project = Optional.of(project);
            return this;
        }

        /** Sets the time in which a client must send {@link Bodies#LEAST_BYTES} of a body. */
        Builder bodyWindow(Duration window) {
            this.bodyWindow = window;
            return this;
        }

        /** Sets how many connections may be open. */
        Builder maxConnections(int connections) {
            this.maxConnections = connections;
            return this;
        }

        /** Sets how many bytes of bodies may be in memory. */
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
