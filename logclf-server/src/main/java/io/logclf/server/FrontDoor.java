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
 * Goes before everything else: takes the root path off, keeps threads free for those who ask how the server is, and lets nobody say that
 * a request has another method than it has. Safe for concurrent use.
 */
final class FrontDoor extends Handler.Wrapper {

    private static final Set<String> ALWAYS_OPEN = Set.of("/healthz", "/readyz", "/metrics");
    /** Javalin would take its value for the method. */
    private static final String OTHER_METHOD = "X-HTTP-Method-Override";

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
        Request own = inner.getHeaders().contains(OTHER_METHOD) ? new OwnMethod(inner) : inner;
        if (ALWAYS_OPEN.contains(Request.getPathInContext(own))) {
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

    /** Not where dots lead out of the root path again. */
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

    private static final class OwnMethod extends Request.Wrapper {

        private final HttpFields headers;

        OwnMethod(Request request) {
            super(request);
            this.headers =
                    HttpFields.build(request.getHeaders()).remove(OTHER_METHOD).asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
