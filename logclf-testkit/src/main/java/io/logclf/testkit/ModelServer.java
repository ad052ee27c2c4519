package io.logclf.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server on loopback that speaks the wire formats of language models, without a model: OpenAI's chat
 * completions below {@code /v1} and Ollama's chat below {@code /api}. What it answers is the caller's,
 * faults included. It counts a token for every four characters. Safe for concurrent use; close it to free
 * its port and threads.
 *
 * <pre>{@code
 * try (ModelServer server = ModelServer.labelling(message -> message.contains("backup") ? "Backup" : "Other")) {
 *     // point the client to server.openAiUrl() and classify
 *     assertThat(server.requests()).hasSize(1);
 * }
 * }</pre>
 */
public final class ModelServer implements AutoCloseable {

    private static final int TOKEN_CHARS = 4;
    /** How long the server waits between two bytes of an answer that trickles. */
    private static final int TRICKLE_MILLIS = 20;

    static {
        // The JDK's server sends head and body apart; without this, the body waits 40 ms for the client to confirm the
        // head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** Lets go what waits when the server is closed. */
    private final CountDownLatch closed = new CountDownLatch(1);

    private final AtomicInteger numbers = new AtomicInteger();
    private final ConcurrentLinkedQueue<ModelRequest> requests = new ConcurrentLinkedQueue<>();
    private final Function<ModelRequest, ModelReply> replies;

    private ModelServer(HttpServer server, Function<ModelRequest, ModelReply> replies) {
        this.server = server;
        this.replies = replies;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /**
     * Starts a server on a free port that gives these answers; the function runs on a thread for each
     * request, and may wait.
     *
     * @throws UncheckedIOException if there is no free port
     */
    public static ModelServer answering(Function<ModelRequest, ModelReply> replies) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
            ModelServer started = new ModelServer(server, replies);
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a server that labels each message by its text, in answers to one as to several.
     *
     * @param labels may give a label that the client does not have
     */
    public static ModelServer labelling(Function<String, String> labels) {
        return answering(request -> labelled(request, labels));
    }

    /** Returns the answer that gives each message of a request its label. */
    public static ModelReply labelled(ModelRequest request, Function<String, String> labels) {
        Map<Integer, String> answers = new LinkedHashMap<>();
        request.messages().forEach((id, message) -> answers.put(id, labels.apply(message)));
        return answers.size() == 1
                ? ModelReply.label(answers.values().iterator().next())
                : ModelReply.labels(answers);
    }

    /** Starts a server that gives these answers in their order, and the last one for ever. */
    public static ModelServer inTurn(ModelReply... replies) {
        List<ModelReply> all = List.of(replies);
        return answering(request -> all.get(Math.min(request.number(), all.size()) - 1));
    }

    /** Returns the address for clients of OpenAI's format. */
    public String openAiUrl() {
        return ollamaUrl() + "/v1";
    }

    /** Returns the address for clients of Ollama's format. */
    public String ollamaUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the requests so far, in the order of arrival; a copy. */
    public List<ModelRequest> requests() {
        return List.copyOf(requests);
    }

    /** Reads a request, records it, and sends the caller's answer. */
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ModelRequest request = new ModelRequest(
                    numbers.incrementAndGet(), exchange.getRequestURI().getPath(), headers, body);
            requests.add(request);
            send(exchange, request, replies.apply(request));
        }
    }

    /** Sends an answer with its fault. */
    private void send(HttpExchange exchange, ModelRequest request, ModelReply reply) throws IOException {
        if (reply.fault() == ModelReply.Fault.HANGING) {
            await(Long.MAX_VALUE);
            return;
        }
        byte[] body = body(request, reply).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        OutputStream out = exchange.getResponseBody();
        switch (reply.fault()) {
            // Closing the exchange with bytes missing closes the connection.
            case CUT -> out.write(body, 0, body.length / 2);
            case TRICKLED -> trickle(out, body);
            default -> out.write(body);
        }
        out.flush();
    }

    /** Sends all but the last byte, one at a time, and then waits until the server is closed. */
    private void trickle(OutputStream out, byte[] body) throws IOException {
        for (int i = 0; i < body.length - 1 && !await(TRICKLE_MILLIS); i++) {
            out.write(body[i]);
            out.flush();
        }
        await(Long.MAX_VALUE);
    }

    /** Waits, and returns whether the server was closed. */
    private boolean await(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns an answer in the format of the provider that the request's path is for. */
    private static String body(ModelRequest request, ModelReply reply) {
        if (reply.fault() == ModelReply.Fault.RAW) {
            return reply.content();
        }
        JsonObject message = new JsonObject();
        message.addProperty("role", "assistant");
        if (reply.fault() == ModelReply.Fault.REFUSED) {
            message.add("content", JsonNull.INSTANCE);
            message.addProperty("refusal", "I can't help with that.");
        } else {
            message.addProperty("content", reply.content());
        }
        int promptTokens = (request.system().length() + request.user().length()) / TOKEN_CHARS;
        int replyTokens = reply.content().length() / TOKEN_CHARS;
        return (request.path().startsWith("/api/")
                        ? ollama(message, promptTokens, replyTokens)
                        : openAi(message, promptTokens, replyTokens))
                .toString();
    }

    private static JsonObject openAi(JsonObject message, int promptTokens, int replyTokens) {
        JsonObject choice = new JsonObject();
        choice.addProperty("index", 0);
        choice.add("message", message);
        choice.addProperty("finish_reason", "stop");
        JsonArray choices = new JsonArray();
        choices.add(choice);
        JsonObject usage = new JsonObject();
        usage.addProperty("prompt_tokens", promptTokens);
        usage.addProperty("completion_tokens", replyTokens);
        usage.addProperty("total_tokens", promptTokens + replyTokens);
        JsonObject body = new JsonObject();
        body.addProperty("id", "chatcmpl-1");
        body.addProperty("object", "chat.completion");
        body.addProperty("created", 0);
        body.addProperty("model", "test");
        body.add("choices", choices);
        body.add("usage", usage);
        return body;
    }

    private static JsonObject ollama(JsonObject message, int promptTokens, int replyTokens) {
        JsonObject body = new JsonObject();
        body.addProperty("model", "test");
        body.addProperty("created_at", "2026-01-01T00:00:00Z");
        body.add("message", message);
        body.addProperty("done", true);
        body.addProperty("done_reason", "stop");
        body.addProperty("prompt_eval_count", promptTokens);
        body.addProperty("eval_count", replyTokens);
        return body;
    }

    /** Ends what is under way, and frees the port and the threads. Calling it again does nothing. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
