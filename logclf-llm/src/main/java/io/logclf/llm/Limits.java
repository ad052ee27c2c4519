package io.logclf.llm;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Clock;
import java.time.Duration;

/**
 * How much is asked of the model, and how patiently.
 *
 * @param timeout the longest that a message waits for its answer, all retries included
 * @param maxRetries how often a call that failed for a passing reason is made again
 * @param backoff the wait before the first retry, which doubles with every further one, give or take a half
 * @param maxConcurrent how many calls run at a time
 * @param callsPerSecond how many calls begin in a second; 0 for any number
 * @param failureRate the share of failed calls that opens the circuit breaker, in percent
 * @param breakerCalls how many of the last calls the breaker looks at; it stays closed before it has seen as many
 * @param breakerPause how long an open breaker refuses calls before it tries one
 */
record Limits(
        Duration timeout,
        int maxRetries,
        Duration backoff,
        int maxConcurrent,
        int callsPerSecond,
        float failureRate,
        int breakerCalls,
        Duration breakerPause) {

    private static final String NAME = "llm";
    private static final double DOUBLED = 2;
    private static final double HALF = 0.5;

    Bulkhead bulkhead() {
        return Bulkhead.of(
                NAME,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(maxConcurrent)
                        .maxWaitDuration(timeout)
                        .build());
    }

    RateLimiter rateLimiter() {
        return RateLimiter.of(
                NAME,
                RateLimiterConfig.custom()
                        .limitForPeriod(callsPerSecond == 0 ? Integer.MAX_VALUE : callsPerSecond)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(timeout)
                        .build());
    }

    CircuitBreaker breaker(Clock clock) {
        return CircuitBreaker.of(
                NAME,
                CircuitBreakerConfig.custom()
                        .slidingWindow(breakerCalls, breakerCalls, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(failureRate)
                        .waitDurationInOpenState(breakerPause)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(e -> e instanceof CallFailure failure && failure.isOfService())
                        .ignoreException(e -> !(e instanceof CallFailure failure && failure.isOfService()))
                        .clock(clock)
                        .build());
    }

    IntervalFunction waits() {
        return IntervalFunction.ofExponentialRandomBackoff(backoff, DOUBLED, HALF);
    }
}
