package io.logclf.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.logclf.server.json.Json;
import io.logclf.server.problem.BrokenOffException;
import io.logclf.server.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what handlers throw into problem details or, after the answer has begun, breaks the
 * connection off so that the answer looks broken.
 *
 * <p>What becomes of a failure:
 *
 * <ul>
 *   <li>a {@link Problem}: its status and words;
 *   <li>a {@link BrokenOffException}: the client has gone; counted as 499 and logged at DEBUG;
 *   <li>another {@link IOException}: 500, with a warning in the log;
 *   <li>out of memory, at any depth of causes: 503 with a time to try again;
 *   <li>anything else: 500, logged as an error by its type and place. Its message is logged at DEBUG only, since
 *       it may quote a log message.
 * </ul>
 *
 * <p>Before a refusal, what the client is still sending is read for a moment: most clients do not
 * look at an answer before they have sent everything, and would see a broken connection instead.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /**
     * The status that counts as "the client did not stay for the answer, or could not get all of
     * it". Never sent; nginx uses the same number.
     */
    static final int BROKEN_OFF = 499;

    /** A client that is still sending would not see the answer; up to this much is read for its sake. */
    private static final long MAX_DRAINED_BYTES = 32 << 20;

    private static final Duration DRAINING = Duration.ofSeconds(1);
    private static final int DRAIN_PAUSE_MILLIS = 5;

    private static final String PROBLEM_JSON = "application/problem+json";

    private final List<Route> routes;

    /** @param routes what addresses there are, to tell a wrong method from a wrong address */
    Failures(List<Route> routes) {
        this.routes = routes;
    }

    /** Makes an error of a handler an exception, which {@link #handle} is given: an answer that an error ends must not look whole. */
    static Handler guarded(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (Error e) {
                if (ctx.res().isCommitted()) {
                    // Before anything that may need memory.
                    breakOff(ctx);
                }
                throw new Failed(e);
            }
        };
    }

    /**
     * Answers a failure. If the answer has begun, no status can be sent any more; the connection is
     * reset instead.
     */
    void handle(Exception thrown, Context ctx) {
        Throwable failure = thrown instanceof Failed failed ? Objects.requireNonNull(failed.getCause()) : thrown;
        HttpServletResponse response = ctx.res();
        if (response.isCommitted()) {
            logBug(failure);
            ctx.attribute(Metrics.COUNTED_STATUS, BROKEN_OFF);
            breakOff(ctx);
            return;
        }
        Problem problem = problem(failure);
        boolean brokenOff = failure instanceof BrokenOffException;
        response.resetBuffer();
        response.setHeader("Content-Disposition", null);
        response.setHeader(UploadHandler.ID_HEADER, null);
        problem.headers().forEach(response::setHeader);
        if (!brokenOff) {
            drain(ctx);
        }
        ctx.attribute(Metrics.COUNTED_STATUS, brokenOff ? BROKEN_OFF : problem.status());
        ctx.status(problem.status());
        ctx.contentType(PROBLEM_JSON);
        ctx.result(Json.text(problem.fields()).getBytes(StandardCharsets.UTF_8));
    }

    /** Answers where no handler did. */
    void notFound(Context ctx) {
        if (!PROBLEM_JSON.equals(ctx.res().getContentType())) {
            handle(noRoute(ctx), ctx);
        }
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof HttpResponseException refused) {
            return Problem.of(refused.getStatus(), "the request is not valid; see /docs for what the server takes");
        }
        if (failure instanceof HttpException malformed && malformed.getCode() < 500) {
            return Problem.of(malformed.getCode(), "the request is not valid HTTP; check how the client builds it");
        }
        if (failure instanceof BrokenOffException) {
            LOG.debug("A client has gone", failure);
            return Problem.of(400, "the request ends early; send it again");
        }
        if (failure instanceof IOException) {
            LOG.warn(
                    "A request could not be read or stored: {}",
                    failure.getClass().getName());
            LOG.debug("A request could not be read or stored", failure);
            return Problem.of(500, "the request could not be read or stored; try again");
        }
        logBug(failure);
        if (isOutOfMemory(failure)) {
            return Problem.of(
                            503,
                            "the server has too little memory for this at the moment; try again, or send less at once")
                    .header("Retry-After", "5");
        }
        return Problem.of(500, "this is a bug in logclf; the server's log says where");
    }

    /** Libraries wrap what they cannot handle. */
    private static boolean isOutOfMemory(@Nullable Throwable failure) {
        return failure instanceof OutOfMemoryError || (failure != null && isOutOfMemory(failure.getCause()));
    }

    private Problem noRoute(Context ctx) {
        String allowed = Route.allowed(routes, ctx.path());
        if (allowed.isEmpty()) {
            return Problem.of(404, "there is nothing at this address; /docs lists what there is");
        }
        return Problem.of(405, "this address takes " + allowed).header("Allow", allowed);
    }

    /** Messages of exceptions may quote a log message, places in the code do not. */
    private static void logBug(Throwable failure) {
        if (failure instanceof IOException) {
            LOG.debug("The client has gone", failure);
            return;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.error("A request failed: {} {}", failure.getClass().getName(), trace.length == 0 ? "" : "at " + trace[0]);
        LOG.debug("A request failed", failure);
    }

    /** Reads what the client is still sending, unless it waits for leave to send at all. */
    private static void drain(Context ctx) {
        // Whoever asks before sending has sent nothing, and needs no leave to go on.
        if (ctx.header("Expect") != null) {
            return;
        }
        try {
            drain(ServletContextRequest.getServletContextRequest(ctx.req()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never waits for a byte longer than a moment, since a slow client would keep the thread. */
    private static void drain(Content.Source body) throws InterruptedException {
        long left = MAX_DRAINED_BYTES;
        long end = System.nanoTime() + DRAINING.toNanos();
        while (left > 0 && System.nanoTime() < end) {
            Content.Chunk chunk = body.read();
            if (chunk == null) {
                TimeUnit.MILLISECONDS.sleep(DRAIN_PAUSE_MILLIS);
                continue;
            }
            left -= chunk.remaining();
            chunk.release();
            if (chunk.isLast()) {
                return;
            }
        }
    }

    /**
     * Resets the connection before the end of the answer, so that no client takes it for whole; where the end is marked by nothing but
     * the end of the connection, closing it would.
     */
    private static void breakOff(Context ctx) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        if (endPoint instanceof SslConnection.SslEndPoint tls) {
            // Its own end would be said in order.
            endPoint = tls.getSslConnection().getEndPoint();
        }
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                LOG.debug("The connection is closed already", e);
            }
        }
        endPoint.close();
    }

    /** What handlers throw besides exceptions: out of memory, a stack too deep, a class that is missing. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed(Error error) {
            super(null, error, false, false);
        }
    }
}
