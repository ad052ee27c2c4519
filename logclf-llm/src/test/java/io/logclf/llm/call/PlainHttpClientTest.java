package io.logclf.llm.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import io.logclf.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PlainHttpClientTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpHandler handler) {
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.builder()
                .method(HttpMethod.POST)
                .url("http://localhost:" + server.getAddress().getPort() + "/chat");
    }

    private static SuccessfulHttpResponse execute(HttpRequest request, Duration readTimeout) {
        return new PlainHttpClient(LONG, readTimeout, Clock.systemUTC()).execute(request);
    }

    @Test
    void sendsTheRequestAsItIsAndReturnsTheWholeResponse() {
        List<String> received = new ArrayList<>();
        answer(exchange -> {
            received.add(exchange.getProtocol());
            received.add(exchange.getRequestMethod());
            received.addAll(exchange.getRequestHeaders().get("X-Name"));
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("X-Reply", "yes");
            send(exchange, 201, "größe");
        });
        SuccessfulHttpResponse response =
                execute(request().addHeader("X-Name", "a").body("日本").build(), LONG);
        assertThat(received).containsExactly("HTTP/1.1", "POST", "a", "日本");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("größe");
        assertThat(response.headers()).containsEntry("x-reply", List.of("yes"));
    }

    @Test
    void aRequestWithoutABodyHasNone() {
        answer(exchange -> send(exchange, 200, "" + exchange.getRequestBody().readAllBytes().length));
        assertThat(execute(request().method(HttpMethod.GET).build(), LONG).body())
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsAreNotFollowed(int status) {
        answer(exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            send(exchange, status, "");
        });
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> execute(request().body("{}").build(), LONG))
                .withMessage("HTTP " + status);
        assertThat(paths).containsExactly("/chat");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500, 503})
    void anErrorKeepsTheWaitAndNotTheBody(int status) {
        answer(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "17");
            send(exchange, status, "the key sk-123 is not valid");
        });
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> execute(request().body("{}").build(), LONG))
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(status);
                    assertThat(StatusException.retryAfter(e)).hasSeconds(17);
                    assertThat(e.getMessage()).isEqualTo("HTTP " + status);
                });
    }

    @Test
    void anAnswerBeyondTheBoundIsNotReadToItsEnd() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] megabyte = new byte[1 << 20];
            try {
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(megabyte);
                }
                paths.add("read to the end");
            } catch (IOException cutOff) {
                paths.add("cut off");
            }
        });
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> execute(request().body("{}").build(), LONG))
                .satisfies(e -> assertThat(CallFailure.of(e).detail()).isEqualTo("the answer is too large"));
        Await.until(() -> paths.size() >= 2);
        assertThat(paths).containsExactly("/chat", "cut off");
    }

    @Test
    void anAnswerOfTheFullLengthIsRead() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 8 << 20);
            exchange.getResponseBody().write("x".repeat(8 << 20).getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(execute(request().body("{}").build(), LONG).body()).hasSize(8 << 20);
    }

    @Test
    void aServerThatDoesNotAnswerIsATimeout() {
        CountDownLatch end = new CountDownLatch(1);
        answer(exchange -> awaitUninterrupted(end));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> execute(request().body("{}").build(), Duration.ofMillis(50)))
                .withCauseInstanceOf(HttpTimeoutException.class);
        end.countDown();
    }

    @Test
    void anInterruptEndsTheRequestAndKeepsTheFlag() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        answer(exchange -> {
            begun.countDown();
            awaitUninterrupted(end);
        });
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        Thread caller = new Thread(() -> {
            try {
                execute(request().body("{}").build(), LONG);
            } catch (CallFailure failure) {
                seen.add(failure.detail() + " " + Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        end.countDown();
        assertThat(seen).containsExactly("interrupted while waiting for the model true");
    }

    @Test
    void streamingIsRefused() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> new PlainHttpClient(LONG, LONG, Clock.systemUTC())
                        .execute(request().build(), null, null));
    }

    @Test
    void theBuilderHandsItsTimeoutsOn() {
        PlainHttpClientBuilder builder = new PlainHttpClientBuilder(Clock.systemUTC());
        assertThat(builder.connectTimeout()).isEqualTo(Duration.ofSeconds(60)).isEqualTo(builder.readTimeout());
        builder.connectTimeout(LONG).readTimeout(Duration.ofMillis(50));
        CountDownLatch end = new CountDownLatch(1);
        answer(exchange -> awaitUninterrupted(end));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> builder.build().execute(request().body("{}").build()))
                .withCauseInstanceOf(HttpTimeoutException.class);
        end.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
