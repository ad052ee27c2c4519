package io.logclf.llm.call;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A model behind its limits. A call passes them from the outside to the inside:
 *
 * <pre>{@code
 * TimeLimit(Retry(CircuitBreaker(Bulkhead(RateLimiter(Budget(model))))))
 * }</pre>
 *
 * <ul>
 *   <li>The time limit is the outermost, so that it bounds waits and retries too: a caller never waits beyond its
 *       deadline.
 *   <li>Each retry passes all limits again. It stands in the queue like a new call, costs like one, and is not sent if
 *       the circuit breaker has opened in the meantime.
 *   <li>The circuit breaker stands outside the bulkhead, so that an open one answers at once. It counts only failures
 *       of the service ({@link CallFailure#isOfService}); a refused request or a spent budget says nothing about its
 *       health.
 *   <li>The budget is paid last, when nothing else can keep the request from being sent. Its estimate is replaced by
 *       the provider's count as soon as there is an answer.
 * </ul>
 *
 * <p>The call runs on a daemon thread of {@link TimeLimit}. A refusal of the provider's content filter is an answer
 * without text, not a failure: sending the same message again would be refused again, and the service is well. The
 * model stays the caller's. Safe for concurrent use.
 */
public final class GuardedModel implements AutoCloseable {

    private final ChatModel model;
    private final int maxRetries;
    private final IntervalFunction waits;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RateLimiter rateLimiter;
    private final Budget budget;
    private final CallObserver observer;
    private final TimeLimit timeLimit = new TimeLimit();

    /**
     * Puts limits before a model.
     *
     * @param clock times the pause of the circuit breaker
     */
    public GuardedModel(ChatModel model, CallLimits limits, Budget budget, Clock clock, CallObserver observer) {
        this.model = model;
        this.maxRetries = limits.maxRetries();
        this.waits = limits.waits();
        this.breaker = limits.breaker(clock);
        this.bulkhead = limits.bulkhead();
        this.rateLimiter = limits.rateLimiter();
        this.budget = budget;
        this.observer = observer;
    }

    /**
     * Returns the name by which answers of a model are told from those of another: its own, or the name of its class.
     */
    public static String nameOf(ChatModel model) {
        String named = model.defaultRequestParameters().modelName();
        return named == null || named.isBlank() ? model.getClass().getSimpleName() : named;
    }

    /**
     * Calls the model, and again after transient failures as long as the limits and the deadline allow.
     *
     * @param messages how many messages the request is about, for the observer alone
     * @param estimatedTokens what the call may cost at most, paid from the budget until the provider's own count is
     *     known; it stays where the provider counts nothing
     * @throws CallFailure if it gave no answer before the deadline
     * @throws IllegalStateException if this is closed, or was in the meantime
     */
    public ModelAnswer call(ChatRequest request, int messages, long estimatedTokens, Deadline deadline) {
        Attempts attempts = new Attempts(deadline);
        long start = System.nanoTime();
        try {
            ModelAnswer answer = timeLimit.run(
                    deadline,
                    givenUp -> guarded(() -> attempt(request, estimatedTokens, attempts, givenUp), attempts)
                            .get());
            observer.answered(messages, answer, elapsed(start), attempts.retries());
            return answer;
        } catch (CallFailure failure) {
            observer.failed(messages, failure, elapsed(start), attempts.retries());
            throw failure;
        }
    }

    private static Duration elapsed(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Decorates an attempt, from the innermost limit to the outermost. */
    private Supplier<ModelAnswer> guarded(Supplier<ModelAnswer> attempt, Attempts attempts) {
        Supplier<ModelAnswer> limited =
                Bulkhead.decorateSupplier(bulkhead, RateLimiter.decorateSupplier(rateLimiter, attempt));
        Supplier<ModelAnswer> broken = CircuitBreaker.decorateSupplier(breaker, limited);
        return Retry.decorateSupplier(retry(attempts), () -> {
            try {
                return broken.get();
            } catch (RuntimeException e) {
                throw CallFailure.of(e);
            }
        });
    }

    /**
     * Sends one request. When the caller has given up, the client's exception is only the echo of the interrupt; the
     * reason is the caller's, and decides whether the tokens count as spent.
     */
    private ModelAnswer attempt(
            ChatRequest request, long estimatedTokens, Attempts attempts, TimeLimit.GivenUp givenUp) {
        Budget.Payment payment = budget.pay(estimatedTokens);
        attempts.begin();
        observer.requestSent();
        try {
            ModelAnswer answer = answer(request);
            budget.settle(payment, answer.tokens() == 0 ? estimatedTokens : answer.tokens());
            return answer;
        } catch (RuntimeException e) {
            CallFailure reason = givenUp.reason();
            CallFailure failure = reason == null ? CallFailure.of(e) : reason;
            budget.settle(payment, failure.mayHaveCost() ? estimatedTokens : 0);
            throw failure;
        }
    }

    private ModelAnswer answer(ChatRequest request) {
        try {
            return ModelAnswer.of(model.chat(request));
        } catch (ContentFilteredException e) {
            // The model declines to answer, which is an answer; the service works.
            return ModelAnswer.NONE;
        }
    }

    /** A retry of its own for each call, since the longest wait depends on what is left of that call's time. */
    private Retry retry(Attempts attempts) {
        return Retry.of(
                "llm",
                RetryConfig.<ModelAnswer>custom()
                        .maxAttempts(maxRetries + 1)
                        .retryOnException(e -> e instanceof CallFailure failure && attempts.mayRetry(failure, waits))
                        .intervalBiFunction((attempt, result) -> attempts.waitMillis())
                        .build());
    }

    /** Interrupts calls under way, whose callers get an {@link IllegalStateException}. The model is not closed. */
    @Override
    public void close() {
        timeLimit.close();
    }

    /** The attempts of one call: made by the thread that runs it, counted by the one that waits for it. */
    private static final class Attempts {

        private final Deadline deadline;
        private final AtomicInteger begun = new AtomicInteger();
        private long waitMillis;

        Attempts(Deadline deadline) {
            this.deadline = deadline;
        }

        void begin() {
            begun.incrementAndGet();
        }

        int retries() {
            return Math.max(0, begun.get() - 1);
        }

        /**
         * Tells whether there will be another attempt, and remembers how long to wait before it: the longer of the
         * backoff and what the server asked for. With no time left for that wait the call ends now, with its own reason
         * and not as a timeout.
         */
        boolean mayRetry(CallFailure failure, IntervalFunction waits) {
            waitMillis = Math.max(
                    waits.apply(Math.max(1, begun.get())), failure.retryAfter().toMillis());
            return failure.isTransient() && waitMillis < deadline.remaining().toMillis();
        }

        long waitMillis() {
            return waitMillis;
        }
    }
}
