package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.server.workbench.EventClient;
import io.logclf.server.workbench.EventFeed;
import io.logclf.server.workbench.Refusal;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to a client that listens to events, as server-sent events. It holds no thread: what
 * can be written is written at once by whoever has something to tell, and the rest when the client
 * has taken that. Safe for concurrent use.
 *
 * <p>A sign of life goes out regularly, so that proxies keep the connection and a client that is
 * gone is noticed. What a client missed while it was away is not replayed: it is told to read
 * everything again, which is one request, and the page does it anyway.
 */
final class EventStream implements WriteListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** Below the 30 to 60 seconds after which proxies close a silent connection. */
    static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(15);
    /**
     * The first thing sent: a client whose connection breaks comes back after this many
     * milliseconds.
     */
    private static final String RETRY_FIELD = "retry: 2000\n\n";

    /** A comment, which begins with a colon and is nobody's event. */
    private static final String HEARTBEAT = ":\n\n";

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Duration interval;
    private final Scheduler scheduler;
    private final Executor executor;
    private final ServletOutputStream out;
    private final EventClient client;
    private Scheduler.@Nullable Task beat;
    /** What is not an event and goes first. */
    private String own = RETRY_FIELD;

    private boolean possible;
    private boolean unsent;
    private boolean over;

    private EventStream(Context ctx, EventFeed feed, Duration interval) throws IOException {
        this.interval = interval;
        Connector connector = ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnector();
        this.scheduler = connector.getScheduler();
        this.executor = connector.getExecutor();
        this.out = ctx.res().getOutputStream();
        this.client = feed.subscribe(Optional.ofNullable(ctx.header("Last-Event-ID")), this::write);
    }

    /**
     * Begins an answer that ends when the client goes, falls behind or the server stops.
     *
     * @param interval after which the client is sent a sign of life
     * @throws Refusal if too many listen already
     */
    static void begin(Context ctx, EventFeed feed, Duration interval) throws IOException {
        ctx.contentType("text/event-stream");
        // For proxies that would wait until they have a lot.
        ctx.header("X-Accel-Buffering", "no");
        if (ctx.method().name().equals("HEAD")) {
            return;
        }
        EventStream stream = new EventStream(ctx, feed, interval);
        ctx.future(stream::start);
    }

    private CompletableFuture<Void> start() {
        out.setWriteListener(this);
        synchronized (this) {
            beat = scheduler.schedule(this::beat, interval);
        }
        return end;
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            possible = true;
        }
        write();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("A client that listened has gone", failure);
        synchronized (this) {
            finish();
        }
    }

    private synchronized void beat() {
        if (!over) {
            beat = scheduler.schedule(this::beat, interval);
            own = HEARTBEAT;
            write();
        }
    }

    /** Writes as much as the client takes now. */
    private synchronized void write() {
        if (over || !possible) {
            return;
        }
        try {
            if (client.isCut()) {
                finish();
                return;
            }
            while (out.isReady()) {
                String next = next();
                if (!next.isEmpty()) {
                    out.write(next.getBytes(StandardCharsets.UTF_8));
                    unsent = true;
                } else if (unsent) {
                    unsent = false;
                    out.flush();
                } else {
                    if (client.isOver()) {
                        finish();
                    }
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A client that listened has gone", e);
            finish();
        }
    }

    /**
     * What goes out next: a sign of life that is due, or else the client's next event; empty if
     * there is neither.
     */
    private String next() {
        String first = own;
        own = "";
        return first.isEmpty() ? client.take().orElse("") : first;
    }

    /** On another thread, as that of the project must not wait, and what ends the request wants locks of its own. */
    private void finish() {
        if (over) {
            return;
        }
        over = true;
        client.close();
        if (beat != null) {
            beat.cancel();
        }
        try {
            executor.execute(() -> end.complete(null));
        } catch (RejectedExecutionException e) {
            end.complete(null);
        }
    }
}
