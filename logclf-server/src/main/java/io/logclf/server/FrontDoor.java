package io.logclf.server;

import io.logclf.server.edge.RootPath;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Goes before Javalin: takes the root path off, keeps threads free for those who ask how the server
 * is, and lets nobody say that a request has another method than it has. Safe for concurrent use.
 *
 * <p>The root path is taken off here, and not by routes, so that every route works with and without
 * it; see {@link RootPath}.
 */
final class FrontDoor extends Handler.Wrapper {

    /**
     * Answered even if all places for work are taken: whoever watches a server needs an answer most
     * when it is busy.
     */
    private static final Set<String> UNLIMITED_PATHS = Set.of("/healthz", "/readyz", "/metrics");
    /** Javalin would take its value for the method. */
    private static final String METHOD_OVERRIDE_HEADER = "X-HTTP-Method-Override";

    private final RootPath root;
    private final Semaphore free;

    /** @param busyThreads how many threads there are for all but health and metrics */
    FrontDoor(RootPath root, int busyThreads) {
        this.root = root;
        this.free = new Semaphore(busyThreads);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        // What is no path, as in "OPTIONS *", has none.
        String address = Objects.toString(request.getHttpURI().getPath(), "");
        if (root.isItself(address)) {
            return redirect(root.path() + "/", response, callback);
        }
        Request inner = stripped(request.getHttpURI(), address)
                .map(path -> Request.serveAs(request, Request.newHttpURIFrom(request, path)))
                .orElse(request);
        Request own = inner.getHeaders().contains(METHOD_OVERRIDE_HEADER) ? new OwnMethod(inner) : inner;
        if (UNLIMITED_PATHS.contains(Request.getPathInContext(own))) {
            return super.handle(own, response, callback);
        }
        if (!free.tryAcquire()) {
            response.setStatus(503);
            return HttpServer.error(request, response, callback);
        }
        try {
            return super.handle(own, response, callback);
        } finally {
            free.release();
        }
    }

    /**
     * The path below the root path; empty where dots lead out of the root path again, as in {@code
     * /logclf/../x}.
     */
    private Optional<String> stripped(HttpURI uri, String address) {
        return Objects.toString(uri.getCanonicalPath(), "").startsWith(root.path() + "/")
                ? root.stripped(address)
                : Optional.empty();
    }

    private static boolean redirect(String address, Response response, Callback callback) {
        SafeHeaders.set(response.getHeaders()::put);
        response.setStatus(308);
        response.getHeaders().put(HttpHeader.LOCATION, address);
        response.write(true, null, callback);
        return true;
    }

    /** A request without the header that would change its method. */
    private static final class OwnMethod extends Request.Wrapper {

        private final HttpFields headers;

        OwnMethod(Request request) {
            super(request);
            this.headers = HttpFields.build(request.getHeaders())
                    .remove(METHOD_OVERRIDE_HEADER)
                    .asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
