package io.logclf.llm.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.logclf.api.AbstainReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallFailureTest {

    private static final String SECRET = "password=hunter2";

    private static UncheckedIOException io(String message) {
        return new UncheckedIOException(new IOException(message));
    }

    private static RuntimeException wrapped(Throwable cause) {
        return new IllegalStateException(SECRET, new RuntimeException(SECRET, cause));
    }

    /** An exception, its words, and whether it is transient, of the service, and may have cost tokens. */
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new HttpException(429, SECRET), "HTTP 429: too many requests", true, true, false),
                Arguments.of(new HttpException(408, SECRET), "HTTP 408", true, true, false),
                Arguments.of(new HttpException(503, SECRET), "HTTP 503", true, true, false),
                Arguments.of(new HttpException(501, SECRET), "HTTP 501", false, true, false),
                Arguments.of(
                        new HttpException(401, SECRET),
                        "HTTP 401: the API key is missing, wrong or not allowed to use this model",
                        false,
                        true,
                        false),
                Arguments.of(
                        new HttpException(404, SECRET),
                        "HTTP 404: the server does not know this address or this model",
                        false,
                        true,
                        false),
                Arguments.of(
                        new HttpException(400, SECRET),
                        "HTTP 400: the server does not accept the request; it may know no JSON schema",
                        false,
                        false,
                        false),
                Arguments.of(
                        wrapped(new HttpException(413, SECRET)),
                        "HTTP 413: the request is too large for the server",
                        false,
                        false,
                        false),
                Arguments.of(
                        new UncheckedIOException(new ConnectException(SECRET)),
                        "cannot connect to the server",
                        true,
                        true,
                        false),
                Arguments.of(
                        wrapped(new ConnectException(SECRET).initCause(new UnresolvedAddressException())),
                        "cannot connect to the server",
                        true,
                        true,
                        false),
                Arguments.of(
                        new UncheckedIOException(new HttpTimeoutException(SECRET)),
                        "the server took too long to answer",
                        true,
                        true,
                        true),
                Arguments.of(new TimeoutException(SECRET), "the server took too long to answer", true, true, true),
                Arguments.of(io(SECRET), "the connection broke", true, true, true),
                Arguments.of(
                        new UncheckedIOException(new AnswerTooLargeException(8)),
                        "the answer is too large",
                        false,
                        false,
                        true),
                Arguments.of(
                        wrapped(new JsonParseException(null, SECRET)),
                        "the server's answer is no valid JSON",
                        true,
                        true,
                        true),
                Arguments.of(new RateLimitException(SECRET), "the provider refused for now", true, true, false),
                Arguments.of(new InternalServerException(SECRET), "the provider refused for now", true, true, false),
                Arguments.of(
                        new AuthenticationException(SECRET),
                        "the provider does not accept the API key or the model",
                        false,
                        true,
                        false),
                Arguments.of(
                        new ModelNotFoundException(SECRET),
                        "the provider does not accept the API key or the model",
                        false,
                        true,
                        false),
                Arguments.of(
                        new InvalidRequestException(SECRET), "the provider refused the request", false, false, false),
                Arguments.of(
                        wrapped(new ArithmeticException(SECRET)),
                        "the model's client failed with IllegalStateException",
                        false,
                        true,
                        true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatFollowsInWordsOfItsOwn(
            RuntimeException cause, String detail, boolean isTransient, boolean ofService, boolean mayHaveCost) {
        CallFailure failure = CallFailure.of(cause);
        assertThat(failure.detail()).isEqualTo(detail);
        assertThat(failure.isTransient()).isEqualTo(isTransient);
        assertThat(failure.isOfService()).isEqualTo(ofService);
        assertThat(failure.mayHaveCost()).isEqualTo(mayHaveCost);
        assertThat(failure.reason()).isEqualTo(AbstainReason.UNAVAILABLE);
        assertThat(failure.retryAfter()).isZero();
        assertThat(failure.getCause())
                .as("a cause could show what the server wrote")
                .isNull();
        assertThat(failure.toString()).doesNotContain("hunter2");
    }

    @Test
    void limitsOfOursSayNothingAboutTheService() {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("test");
        breaker.transitionToOpenState();
        assertOurs(
                CallNotPermittedException.createCallNotPermittedException(breaker),
                "the circuit breaker is open: the last calls failed");
        assertOurs(
                BulkheadFullException.createBulkheadFullException(Bulkhead.ofDefaults("test")),
                "too many calls at the same time");
        assertOurs(
                RequestNotPermitted.createRequestNotPermitted(RateLimiter.ofDefaults("test")),
                "too many calls for the configured rate");
    }

    private static void assertOurs(RuntimeException limit, String detail) {
        CallFailure failure = CallFailure.of(limit);
        assertThat(failure.detail()).isEqualTo(detail);
        assertThat(failure.isTransient()).isFalse();
        assertThat(failure.isOfService()).isFalse();
        assertThat(failure.mayHaveCost()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void retryAfterIsKept(int status) {
        CallFailure failure = CallFailure.of(new StatusException(status, Duration.ofSeconds(7)));
        assertThat(failure.retryAfter()).hasSeconds(7);
    }

    @Test
    void aFailureStaysItself() {
        CallFailure failure = CallFailure.timedOut(Duration.ofMillis(250));
        assertThat(CallFailure.of(failure)).isSameAs(failure);
        assertThat(failure.detail()).isEqualTo("no answer within 250 ms");
        assertThat(failure.isTransient()).isFalse();
        assertThat(failure.isOfService()).isTrue();
        assertThat(failure.mayHaveCost()).isTrue();
        assertThat(CallFailure.interrupted().isOfService()).isFalse();
    }

    @Test
    void causesInACircleEnd() {
        RuntimeException one = new RuntimeException();
        one.initCause(new RuntimeException(one));
        assertThat(CallFailure.of(one).detail()).isEqualTo("the model's client failed with RuntimeException");
    }
}
