package io.logclf.flink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on loopback that answers each message as the test says. */
final class LabelServer implements AutoCloseable {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** @param answers gives the label of a message; what is null hangs, what is empty is answered with status 500 */
    LabelServer(Function<String, String> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/label", exchange -> answer(exchange, answers));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The messages of all requests, in the order they came. */
    List<String> received() {
        return received;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Function<String, String> answers) {
        try (exchange) {
            String message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(message);
            String label = answers.apply(message);
            if (label == null) {
                closing.await();
                return;
            }
            byte[] body = label.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(label.isEmpty() ? 500 : 200, label.isEmpty() ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
