package io.logclf.llm.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What calls may cost per window of time: a number of calls, a number of tokens, both or neither.
 *
 * <p>A call is paid in advance with an estimate, since what it costs is known only when it has ended; then the
 * provider's count replaces the estimate. With the estimate an upper bound, concurrent calls cannot overdraw the budget
 * together. Safe for concurrent use.
 */
public final class Budget {

    private final Optional<SpendingWindow> calls;
    private final Optional<SpendingWindow> tokens;

    private Budget(Optional<SpendingWindow> calls, Optional<SpendingWindow> tokens) {
        this.calls = calls;
        this.tokens = tokens;
    }

    /**
     * Returns a budget of which nothing is spent.
     *
     * @param maxCalls per window, at least 0; {@link Long#MAX_VALUE} for no limit
     * @param maxTokens per window, at least 0; {@link Long#MAX_VALUE} for no limit
     */
    public static Budget of(long maxCalls, long maxTokens, Duration window, Clock clock) {
        return new Budget(window(maxCalls, window, clock), window(maxTokens, window, clock));
    }

    /** Returns a budget without limits, which needs no clock. */
    public static Budget unlimited() {
        return new Budget(Optional.empty(), Optional.empty());
    }

    private static Optional<SpendingWindow> window(long limit, Duration length, Clock clock) {
        return limit == Long.MAX_VALUE ? Optional.empty() : Optional.of(new SpendingWindow(limit, length, clock));
    }

    /**
     * Pays for a call in advance.
     *
     * @throws CallFailure if not enough calls or tokens are left; then nothing is spent
     */
    Payment pay(long estimatedTokens) {
        Instant tokenWindow = tokens.isPresent() ? tokens.get().spend(estimatedTokens) : Instant.EPOCH;
        if (tokenWindow == null) {
            throw spent(tokens.orElseThrow(), "tokens");
        }
        if (calls.isPresent() && calls.get().spend(1) == null) {
            correct(tokenWindow, -estimatedTokens);
            throw spent(calls.get(), "calls");
        }
        return new Payment(tokenWindow, estimatedTokens);
    }

    /** Replaces the estimate of a call by what it has cost. The call itself stays paid, whatever became of it. */
    void settle(Payment payment, long tokensUsed) {
        correct(payment.tokenWindow, tokensUsed - payment.estimatedTokens);
    }

    private void correct(Instant window, long difference) {
        tokens.ifPresent(spending -> spending.correct(window, difference));
    }

    private static CallFailure spent(SpendingWindow window, String what) {
        return CallFailure.budgetSpent("the budget of " + window.describe(what) + " is spent");
    }

    /**
     * What was paid in advance.
     *
     * @param tokenWindow the start of the window it was paid in, which may be over when the call ends
     */
    record Payment(Instant tokenWindow, long estimatedTokens) {}
}
