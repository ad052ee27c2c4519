package io.logclf.llm;

import java.time.Instant;
import java.util.Optional;

/**
 * What calls may cost. A call begins only if it is within the number of calls and its estimated tokens fit; when it has ended,
 * the provider's own count takes the place of the estimate. Safe for concurrent use.
 */
final class Budget {

    private final Optional<SpendingWindow> calls;
    private final Optional<SpendingWindow> tokens;

    Budget(Optional<SpendingWindow> calls, Optional<SpendingWindow> tokens) {
        this.calls = calls;
        this.tokens = tokens;
    }

    /**
     * Pays for a call in advance.
     *
     * @throws CallFailure if there is not enough left
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

    /** Puts what a call has cost in place of its estimate. */
    void settle(Payment payment, long tokensUsed) {
        correct(payment.tokenWindow, tokensUsed - payment.estimatedTokens);
    }

    private void correct(Instant window, long difference) {
        tokens.ifPresent(spending -> spending.correct(window, difference));
    }

    private static CallFailure spent(SpendingWindow window, String what) {
        return CallFailure.budgetSpent("the budget of " + window.describe(what) + " is spent");
    }

    /** What was paid in advance. */
    record Payment(Instant tokenWindow, long estimatedTokens) {}
}
