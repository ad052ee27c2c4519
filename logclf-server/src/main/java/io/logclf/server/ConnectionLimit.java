package io.logclf.server;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Bounds how many connections are open, so that nobody can keep others out by opening many: for one
 * too many, the connection that has been without a complete request for the longest time is closed.
 * Sending the head of a request byte by byte is no request. Safe for concurrent use.
 *
 * <p>Refusing the new connection instead, as Jetty's own limit does, would let 1,024 silent
 * connections shut the server for everybody else. The new one is closed only if every other
 * connection has a request under way.
 */
final class ConnectionLimit extends Handler.Wrapper implements Connection.Listener {

    private final int max;
    /** In the order in which they became idle. */
    private final Set<Connection> idle = new LinkedHashSet<>();
    /** How many requests a connection has: the next may begin before it is told that the one before has ended. */
    private final Map<Connection, Integer> requests = new HashMap<>();

    private int open;

    /** @param max how many connections may be open */
    ConnectionLimit(int max) {
        this.max = max;
    }

    @Override
    public void onOpened(Connection connection) {
        if (isTransport(connection)) {
            return;
        }
        opened(connection).ifPresent(Connection::close);
    }

    /** Counts a connection, and returns which one is to be closed for it; the new one if all others have requests. */
    private synchronized Optional<Connection> opened(Connection connection) {
        open++;
        idle.add(connection);
        if (open <= max) {
            return Optional.empty();
        }
        Connection idlest = idle.iterator().next();
        idle.remove(idlest);
        return Optional.of(idlest);
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        if (isTransport(connection)) {
            return;
        }
        open--;
        idle.remove(connection);
        requests.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        busy(connection);
        Request.addCompletionListener(request, failure -> idle(connection));
        return super.handle(request, response, callback);
    }

    /**
     * Tells whether a connection only carries the one with the requests, as that of TLS does, and
     * is not one more.
     */
    private static boolean isTransport(Connection connection) {
        return connection instanceof SslConnection;
    }

    private synchronized void busy(Connection connection) {
        requests.merge(connection, 1, Integer::sum);
        idle.remove(connection);
    }

    /**
     * Notes the end of a request; a connection whose last request has ended is the youngest of the
     * idle ones.
     */
    private synchronized void idle(Connection connection) {
        Integer left = requests.computeIfPresent(connection, (same, count) -> count == 1 ? null : count - 1);
        if (left == null && connection.getEndPoint().isOpen()) {
            idle.add(connection);
        }
    }
}
