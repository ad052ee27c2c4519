package io.logclf.llm.call;

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
 * How many calls a model gets at a time and per second, and what happens after failures. Makes the parts of
 * Resilience4j that {@link GuardedModel} puts together; the values are checked by whoever sets them.
 *
 * @param timeout the longest that a message waits for its answer, all retries included; also the longest wait for a
 *     free place or for the rate limit, so that neither of them ends a call before its deadline does
 * @param maxRetries how often a call is repeated after a transient failure
 * @param backoff the wait before the first retry; it doubles with each further one, and each wait varies at random by
 *     half, so that clients that failed together do not return together
 * @param maxConcurrent how many calls run at a time
 * @param callsPerSecond how many calls begin in a second; 0 for no limit
 * @param failureRate the share of failed calls at which the circuit breaker opens, in percent, above 0 to 100
 * @param breakerCalls how many of the last calls that rate is taken over; the breaker stays closed until it has seen as
 *     many
 * @param breakerPause how long an open breaker refuses calls; then it is half-open and lets one through, which closes
 *     or reopens it
 */
public record CallLimits(
        Duration timeout,
        int maxRetries,
        Duration backoff,
        int maxConcurrent,
        int callsPerSecond,
        float failureRate,
        int breakerCalls,
        Duration breakerPause) {

    private static final String NAME = "llm";
    private static final double BACKOFF_FACTOR = 2;
    private static final double BACKOFF_JITTER = 0.5;

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

    /**
     * Returns a breaker that counts failures of the service alone. Other exceptions are ignored: they are no success
     * either, and must not thin out the rate.
     */
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
        return IntervalFunction.ofExponentialRandomBackoff(backoff, BACKOFF_FACTOR, BACKOFF_JITTER);
    }
}
