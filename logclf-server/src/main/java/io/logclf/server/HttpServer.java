package io.logclf.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import io.logclf.server.json.Json;
import io.logclf.server.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * How Jetty is set up, and how Javalin's routes are put on it.
 *
 * <p>A request passes, from the outside in: {@link ConnectionLimit}, Jetty's graceful stop, {@link
 * FrontDoor}, then Javalin with {@link Guard} before every route. Threads are a fixed number:
 * {@code busyThreads} for work, and spare ones, so that health, metrics and refusals are answered
 * while all places for work are taken.
 *
 * @param host interface to listen on
 * @param port 0 for a free one
 * @param busyThreads how many requests may work at once
 * @param maxConnections how many connections may be open
 * @param stopLimit how long requests under way may go on after the server is stopped
 * @param edge root path, proxies, TLS and access log
 */
record HttpServer(String host, int port, int busyThreads, int maxConnections, Duration stopLimit, OpenEdge edge) {

    /**
     * Threads for what takes no time, and for requests that are only told that the server is busy.
     */
    private static final int SPARE_THREADS = 40;

    /**
     * Of the spare threads, those that Jetty itself needs, and those that tell of health and
     * metrics whatever else goes on.
     */
    private static final int RESERVED_THREADS = 20;

    /**
     * Connections that may be open unless another number is set. It also bounds what waits for a
     * thread.
     */
    static final int DEFAULT_MAX_CONNECTIONS = 1_024;

    private static final int THREAD_IDLE_MILLIS = 60_000;
    /** A connection on which neither side sends a byte for this time is closed. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

    /**
     * Returns a server that is not started.
     *
     * @param routes all addresses, each answering {@code HEAD} as well if it answers {@code GET}
     * @param guard runs before every route, also before addresses that do not exist
     * @param metrics counts every request when its answer has ended
     */
    Javalin javalin(List<Route> routes, Guard guard, Metrics metrics) {
        return Javalin.create(config -> {
            configure(config);
            register(config, routes, guard);
            config.requestLogger.http((ctx, millis) -> metrics.answered(ctx, (long) (millis * 1e6)));
        });
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the port is taken or not allowed
     */
    static void start(Javalin http) throws IOException {
        try {
            http.start();
        } catch (JavalinBindException e) {
            throw new IOException("cannot listen: the port is taken or not allowed; choose another with --port", e);
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        QueuedThreadPool threads = new QueuedThreadPool(busyThreads + SPARE_THREADS, 8, THREAD_IDLE_MILLIS);
        threads.setName("logclf-http");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        ConnectionLimit connections = new ConnectionLimit(maxConnections);
        config.jetty.addConnector((server, http) -> connector(server, http, connections));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(stopLimit.toMillis());
            edge.accessLog().ifPresent(server::setRequestLog);
            server.insertHandler(new FrontDoor(edge.rootPath(), busyThreads + SPARE_THREADS - RESERVED_THREADS));
            server.insertHandler(new GracefulHandler());
            server.insertHandler(connections);
            server.setErrorHandler(HttpServer::error);
        });
    }

    private ServerConnector connector(Server server, HttpConfiguration http, ConnectionLimit connections) {
        // Before the one that tells what the outermost connection was.
        edge.tls().ifPresent(own -> http.addCustomizer(anyHost()));
        http.addCustomizer(new ForwardedCustomizer(edge.trustedProxies()));
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ConnectionFactory[] protocols = edge.tls()
                .map(own -> new ConnectionFactory[] {own.before(HttpVersion.HTTP_1_1.asString()), plain})
                .orElseGet(() -> new ConnectionFactory[] {plain});
        ServerConnector connector = new ServerConnector(server, protocols);
        connector.setHost(host);
        connector.setPort(port);
        connector.addEventListener(connections);
        // Here and not for every request: the end of a request would undo the short limit that a stop sets, and the
        // stop would
        // wait for clients that only keep their connections.
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        return connector;
    }

    /** Whom the server answers to says {@link Guard}; a health check on this machine calls it by another name than its certificate's. */
    private static SecureRequestCustomizer anyHost() {
        return new SecureRequestCustomizer(false);
    }

    private static void register(JavalinConfig config, List<Route> routes, Guard guard) {
        Failures failures = new Failures(routes);
        config.routes.before(guard);
        for (Route route : routes) {
            Handler handler = Failures.guarded(ctx -> {
                ctx.attribute(Metrics.ENDPOINT, route.path());
                route.handler().handle(ctx);
            });
            config.routes.addHttpHandler(HandlerType.findOrCreate(route.method()), route.path(), handler);
            if (route.method().equals("GET")) {
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
            }
        }
        config.routes.exception(Exception.class, failures::handle);
        config.routes.error(404, failures::notFound);
    }

    /**
     * Answers what Jetty itself refuses, before any handler: a request that is not HTTP, or one
     * that comes while the server stops or has no thread to spare. In the same form as all other
     * problems.
     */
    static boolean error(Request request, Response response, Callback callback) {
        int status = Math.max(response.getStatus(), 400);
        String detail = status == 503 ? "the server is stopping or busy; try again" : "the request is not valid HTTP";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        SafeHeaders.set(response.getHeaders()::put);
        if (status == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
        }
        Content.Sink.write(response, true, Json.text(Problem.of(status, detail).fields()), callback);
        return true;
    }
}
