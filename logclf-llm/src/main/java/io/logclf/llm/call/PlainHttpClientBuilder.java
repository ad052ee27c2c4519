package io.logclf.llm.call;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes a {@link PlainHttpClient} when LangChain4j's model builders want one, with the timeouts that they set. Not safe
 * for concurrent use.
 */
final class PlainHttpClientBuilder implements HttpClientBuilder {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    private final Clock clock;
    private Duration connectTimeout = DEFAULT_TIMEOUT;
    private Duration readTimeout = DEFAULT_TIMEOUT;

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
