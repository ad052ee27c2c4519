package io.logclf.server;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection of a client that sends its body too slowly, be it a byte now and then or none, so that it does not keep a place
 * that others wait for. Looks from when it is made until it is closed.
 */
final class LeastRate implements AutoCloseable {

    private final Scheduler scheduler;
    private final EndPoint endPoint;
    private final Duration window;
    private final long least;
    private long bytes;
    private long before;
    private boolean closed;
    private Scheduler.@Nullable Task next;

    LeastRate(HttpServletRequest request, Duration window, long least) {
        ConnectionMetaData connection =
                ServletContextRequest.getServletContextRequest(request).getConnectionMetaData();
        this.scheduler = connection.getConnector().getScheduler();
        this.endPoint = connection.getConnection().getEndPoint();
        this.window = window;
        this.least = least;
        next = scheduler.schedule(this::look, window);
    }

    synchronized void read(int more) {
        bytes += more;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        if (bytes - before < least) {
            closed = true;
            endPoint.close();
            return;
        }
        before = bytes;
        next = scheduler.schedule(this::look, window);
    }
}
