package io.logclf.llm;

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
 * What LangChain4j's models speak through in a bundle: HTTP/1.1, no redirects, bounded answers, and {@code Retry-After} kept, which
 * LangChain4j's own client drops. An interrupt ends a call under way. Safe for concurrent use.
 */
final class PlainHttpClient implements HttpClient {

    /** A thousand times what a batch of labels takes. */
    private static final int MAX_BYTES = 8 << 20;

    private static final int SUCCESS = 200;
    private static final int REDIRECTS = 300;

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

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        if (status < SUCCESS || status >= REDIRECTS) {
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
