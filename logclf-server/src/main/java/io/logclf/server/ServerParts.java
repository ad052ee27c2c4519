package io.logclf.server;

import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.bundle.ReloadablePipeline;
import io.logclf.server.json.Json;
import io.logclf.server.limit.Bodies;
import io.logclf.server.limit.Permits;
import io.logclf.server.upload.RecentUploads;
import io.logclf.server.upload.SpoolFolder;
import io.logclf.server.upload.UploadWorkers;
import io.logclf.server.workbench.ClientOnlyListener;
import io.logclf.server.workbench.InboxPipeline;
import io.logclf.server.workbench.WorkbenchApi;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server is made of: it opens the parts in order, puts them together, and closes them. All that
 * is wired is wired here; {@link LogServer} is what users of the library see of it.
 *
 * <p>The order of opening: first the edge, since a certificate is what is wrong most easily and loading
 * a bundle takes seconds; then the pipeline; then the project, which uses the pipeline; at last the HTTP
 * server, which uses everything and does not listen before {@link #start}. Closing goes the other way
 * round: the HTTP server stops first and lets what is under way end, then everything that it used is
 * closed, each even if another one fails.
 *
 * <p>Two pipelines are in use: requests go through the one that offers undecided messages to the inbox,
 * the project itself goes past it.
 */
final class ServerParts implements Closeable {

    /** Classified before the server is ready, so that the first client does not wait for warm-up. */
    static final LogEntry WARM_UP_ENTRY = LogEntry.of("logclf is starting");

    private static final Logger LOG = LoggerFactory.getLogger(ServerParts.class);

    private static final int UPLOAD_RETRY_SECONDS = 5;
    private static final int REQUEST_RETRY_SECONDS = 1;

    private final Metrics metrics = new Metrics();
    private final Readiness readiness = new Readiness();
    private final OpenEdge edge;
    private final ClassificationPipeline pipeline;
    private final WorkbenchApi workbench;
    private final SpoolFolder spools;
    private final UploadWorkers workers;
    private final Javalin http;
    private boolean closed;

    private ServerParts(LogServer.Builder options) throws IOException {
        boolean loopback = InetAddress.getByName(options.host).isLoopbackAddress();
        edge = OpenEdge.of(options.edge);
        pipeline = options.opener.open(new ClientOnlyListener(metrics));
        metrics.observe(pipeline);
        workbench = workbench(options, pipeline);
        try {
            spools = SpoolFolder.in(options.spoolParent);
            workers = UploadWorkers.of(options.threads);
            Endpoints endpoints = endpoints(options, loopback);
            Guard guard = new Guard(options.token, options.corsOrigin, loopback, endpoints.routes());
            int threads = options.maxUploads + options.maxRequests;
            http = new HttpServer(options.host, options.port, threads, options.maxConnections, options.stopLimit, edge)
                    .javalin(endpoints.routes(), guard, metrics);
        } catch (IOException | RuntimeException e) {
            try (pipeline;
                    workbench) {
                throw e;
            }
        }
    }

    /**
     * Opens all parts; the server does not listen yet.
     *
     * @throws IOException if a file of the pipeline cannot be read, the host is not known, or no folder
     *     can be made
     */
    static ServerParts open(LogServer.Builder options) throws IOException {
        return new ServerParts(options);
    }

    /** Opens the project, if there is one; if it is open elsewhere or broken, the pipeline is closed again. */
    private static WorkbenchApi workbench(LogServer.Builder options, ClassificationPipeline pipeline)
            throws IOException {
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

    private Endpoints endpoints(LogServer.Builder options, boolean loopback) {
        ClassificationPipeline served = InboxPipeline.of(pipeline, workbench.inbox());
        Permits uploads = new Permits("uploads", options.maxUploads, UPLOAD_RETRY_SECONDS);
        Permits requests = new Permits("requests", options.maxRequests, REQUEST_RETRY_SECONDS);
        RecentUploads recent = new RecentUploads();
        Bodies bodies = new Bodies(options.bodyWindow, options.memory);
        LineAnswers lines = new LineAnswers(served, bodies, spools, uploads, options.maxUploadBytes);
        metrics.gauge("logclf.uploads.running", "Uploads under way", uploads::inUse);
        metrics.gauge("logclf.bodies.bytes", "Bytes of bodies in memory now", options.memory::used);
        metrics.gauge("logclf.workbench.listeners", "Pages that listen to the project now", workbench::listeners);
        metrics.gauge("logclf.uploads.spooled", "Uploads that are kept on disk now", spools::open);
        return new Endpoints(
                new UploadHandler(served, bodies, spools, recent, workers, uploads, options.maxUploadBytes),
                new EntriesHandler(served, bodies, requests, lines),
                recent,
                readiness,
                metrics::scrape,
                new ReloadHandler(reloadable(), options.token.isPresent(), loopback),
                new BundleHandler(pipeline),
                new WorkbenchRoutes(workbench, bodies, requests, uploads, options.maxUploadBytes),
                edge.rootPath());
    }

    /**
     * Begins to listen, and is ready when this returns.
     *
     * @throws IOException if the address cannot be listened on
     */
    void start() throws IOException {
        HttpServer.start(http);
        pipeline.classify(WARM_UP_ENTRY);
        readiness.ready(true);
    }

    /** Returns the port that is listened on; after {@link #start} only. */
    int port() {
        return http.port();
    }

    /** Returns the pipeline, if it is one of a bundle. */
    Optional<ReloadablePipeline> reloadable() {
        return pipeline instanceof ReloadablePipeline reloadable ? Optional.of(reloadable) : Optional.empty();
    }

    /** Returns the certificate; empty for plain HTTP. */
    Optional<Tls> tls() {
        return edge.tls();
    }

    /** Stops and frees everything; closing twice does nothing. */
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
}
