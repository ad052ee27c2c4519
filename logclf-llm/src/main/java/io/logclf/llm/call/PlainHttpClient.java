package io.logclf.llm.call;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/**
 * The HTTP client of models that a bundle names. It differs from LangChain4j's own in what the stage promises:
 *
 * <ul>
 *   <li>No redirects are followed: the operator has allowed one host, and a redirect would lead to another.
 *   <li>A response has at most 8 MB.
 *   <li>{@code Retry-After} is kept, in a {@link StatusException}; the body of an error is not.
 *   <li>An interrupt ends a request under way, as the time limit needs it.
 *   <li>HTTP/1.1 only.
 * </ul>
 *
 * <p>Connections are pooled by the JDK's client. Safe for concurrent use.
 */
final class PlainHttpClient implements HttpClient {

    /** A thousand times the size of an answer to a batch. */
    private static final int MAX_BYTES = 8 << 20;

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_REDIRECT = 300;

    private final java.net.http.HttpClient client;
    private final Duration readTimeout;
    private final Clock clock;

    PlainHttpClient(Duration connectTimeout, Duration readTimeout, Clock clock) {
        this.client = java.net.http.HttpClient.newBuilder()
                // With HTTP/2, plain-http requests ask for an upgrade, which some servers refuse.
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.readTimeout = readTimeout;
        this.clock = clock;
    }

    /**
     * Sends a request and waits for the whole response.
     *
     * @throws StatusException for any status other than 2xx, redirects included
     * @throws UncheckedIOException if the connection fails or the response is too large
     * @throws CallFailure if the thread is interrupted, whose flag is then set
     */
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        if (status < FIRST_SUCCESS || status >= FIRST_REDIRECT) {
            Duration wait = response.headers()
                    .firstValue("Retry-After")
                    .map(header -> RetryAfter.parse(header, clock))
                    .orElse(Duration.ZERO);
            throw new StatusException(status, wait);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        java.net.http.HttpRequest.Builder sent = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(readTimeout)
                .method(
                        request.method().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> sent.header(name, value)));
        try {
            return client.send(sent.build(), info -> new BoundedBody(MAX_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallFailure.interrupted();
        }
    }

    /** @throws UnsupportedOperationException always: nothing here streams */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("streaming is not used");
    }
}
