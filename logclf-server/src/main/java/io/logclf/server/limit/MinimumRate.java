package io.logclf.server.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of a client that sends its body too slowly, be it a byte now and then or
 * none, so that it does not keep a place that others wait for. Checks from its creation until it is
 * closed, on the connector's own scheduler: no thread waits. Safe for concurrent use.
 *
 * <p>Jetty's idle timeout does not help here: every byte starts it again.
 */
final class MinimumRate implements AutoCloseable {

    private final Scheduler scheduler;
    private final EndPoint endPoint;
    private final Duration window;
    private final long minimum;
    private long bytes;
    private long before;
    private boolean closed;
    private Scheduler.@Nullable Task next;

    /**
     * Begins to watch.
     *
     * @param window the time between two checks
     * @param minimum the bytes that must have come in each
     */
    MinimumRate(HttpServletRequest request, Duration window, long minimum) {
        ConnectionMetaData connection =
                ServletContextRequest.getServletContextRequest(request).getConnectionMetaData();
        this.scheduler = connection.getConnector().getScheduler();
        this.endPoint = connection.getConnection().getEndPoint();
        this.window = window;
        this.minimum = minimum;
        next = scheduler.schedule(this::check, window);
    }

    /** Counts bytes that have come. */
    synchronized void read(int more) {
        bytes += more;
    }

    /** Ends the watch; the connection stays. */
    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }

    private synchronized void check() {
        if (closed) {
            return;
        }
        if (bytes - before < minimum) {
            closed = true;
            endPoint.close();
            return;
        }
        before = bytes;
        next = scheduler.schedule(this::check, window);
    }
}
