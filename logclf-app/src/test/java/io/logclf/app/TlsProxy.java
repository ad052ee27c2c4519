package io.logclf.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** A reverse proxy that ends TLS, takes a prefix off, and tells of it by headers of its own. */
final class TlsProxy implements Closeable {

    /** Not to be passed on, or set by the client that passes on. */
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "host", "upgrade", "transfer-encoding", "http2-settings");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Starts on a free port of loopback.
     *
     * @param prefix of the addresses that are passed on, without a slash at its end
     * @param forwarded the headers that tell of a client and the host it named; they take the place of those the client sent
     */
    TlsProxy(
            TestCertificate identity,
            String prefix,
            URI target,
            BiFunction<InetSocketAddress, String, Map<String, String>> forwarded)
            throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()));
        server.setExecutor(threads);
        server.createContext(prefix + "/", exchange -> pass(exchange, prefix, target, forwarded));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void pass(
            HttpExchange exchange,
            String prefix,
            URI target,
            BiFunction<InetSocketAddress, String, Map<String, String>> forwarded)
            throws IOException {
        try (exchange) {
            String inner = exchange.getRequestURI().toString().substring(prefix.length());
            HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(inner))
                    .method(
                            exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            forwarded
                    .apply(
                            exchange.getRemoteAddress(),
                            exchange.getRequestHeaders().getFirst("Host"))
                    .forEach(request::setHeader);
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().map().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            byte[] body = response.body();
            exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
