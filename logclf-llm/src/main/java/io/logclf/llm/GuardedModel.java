package io.logclf.llm;

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
 * The model behind its limits: {@code TimeLimit(Retry(CircuitBreaker(Bulkhead(RateLimiter(Budget(model))))))}. Safe for concurrent
 * use.
 */
final class GuardedModel implements AutoCloseable {

    private final ChatModel model;
    private final int maxRetries;
    private final IntervalFunction waits;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final RateLimiter rateLimiter;
    private final Budget budget;
    private final Observers observers;
    private final TimeLimit timeLimit = new TimeLimit();

    GuardedModel(ChatModel model, Limits limits, Budget budget, Clock clock, Observers observers) {
        this.model = model;
        this.maxRetries = limits.maxRetries();
        this.waits = limits.waits();
        this.breaker = limits.breaker(clock);
        this.bulkhead = limits.bulkhead();
        this.rateLimiter = limits.rateLimiter();
        this.budget = budget;
        this.observers = observers;
    }

    /**
     * Asks the model.
     *
     * @throws CallFailure if it gave no answer before the deadline
     * @throws IllegalStateException if this is closed, or was in the meantime
     */
    ModelAnswer ask(ChatRequest request, int messages, long estimatedTokens, Deadline deadline) {
        Attempts attempts = new Attempts(deadline);
        long start = System.nanoTime();
        try {
            ModelAnswer answer = timeLimit.run(
                    deadline,
                    givenUp -> guarded(() -> attempt(request, estimatedTokens, attempts, givenUp), attempts)
                            .get());
            observers.answered(messages, answer, elapsed(start), attempts.retries());
            return answer;
        } catch (CallFailure failure) {
            observers.failed(messages, failure, elapsed(start), attempts.retries());
            throw failure;
        }
    }

    private static Duration elapsed(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

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

    private ModelAnswer attempt(
            ChatRequest request, long estimatedTokens, Attempts attempts, TimeLimit.GivenUp givenUp) {
        Budget.Payment payment = budget.pay(estimatedTokens);
        attempts.begin();
        observers.calling();
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
            // That the model will not answer is an answer, and no fault of the service.
            return ModelAnswer.NONE;
        }
    }

    private Retry retry(Attempts attempts) {
        return Retry.of(
                "llm",
                RetryConfig.<ModelAnswer>custom()
                        .maxAttempts(maxRetries + 1)
                        .retryOnException(e -> e instanceof CallFailure failure && attempts.mayRetry(failure, waits))
                        .intervalBiFunction((attempt, result) -> attempts.waitMillis())
                        .build());
    }

    @Override
    public void close() {
        timeLimit.close();
    }

    /** The attempts of one call; used by one thread, read by another. */
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

        /** Waiting for longer than anybody waits for us would only hide the reason. */
        boolean mayRetry(CallFailure failure, IntervalFunction waits) {
            waitMillis = Math.max(
                    waits.apply(Math.max(1, begun.get())), failure.retryAfter().toMillis());
            return failure.isPassing() && waitMillis < deadline.remaining().toMillis();
        }

        long waitMillis() {
            return waitMillis;
        }
    }
}
