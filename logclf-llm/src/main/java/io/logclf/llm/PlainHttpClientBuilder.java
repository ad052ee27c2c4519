package io.logclf.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Clock;
import java.time.Duration;

/** How LangChain4j's models ask for a client. Not safe for concurrent use. */
final class PlainHttpClientBuilder implements HttpClientBuilder {

    private static final Duration UNLESS_SAID = Duration.ofSeconds(60);

    private final Clock clock;
    private Duration connectTimeout = UNLESS_SAID;
    private Duration readTimeout = UNLESS_SAID;

    PlainHttpClientBuilder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    @Override
    public HttpClient build() {
        return new PlainHttpClient(connectTimeout, readTimeout, clock);
    }
}
