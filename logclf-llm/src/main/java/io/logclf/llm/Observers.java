package io.logclf.llm;

import io.logclf.api.AbstainReason;
import io.logclf.llm.Counters.Count;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happens and tells the listeners, and keeps what they throw away from the stage. Safe for concurrent use. */
final class Observers {

    private static final Logger LOG = LoggerFactory.getLogger(LlmListener.class);

    private final Counters counters;
    private final List<LlmListener> listeners;

    Observers(Counters counters, List<LlmListener> listeners) {
        this.counters = counters;
        this.listeners = List.copyOf(listeners);
    }

    /** A request goes out; one call with two retries is three of them. */
    void calling() {
        counters.add(Count.CALLS, 1);
    }

    void answered(int messages, ModelAnswer answer, Duration latency, int retries) {
        counters.add(Count.INPUT_TOKENS, answer.inputTokens());
        counters.add(Count.OUTPUT_TOKENS, answer.outputTokens());
        ended(
                messages,
                retries,
                new LlmListener.Call(
                        messages,
                        answer.inputTokens(),
                        answer.outputTokens(),
                        latency,
                        retries,
                        LlmListener.Outcome.ANSWERED));
    }

    void failed(int messages, CallFailure failure, Duration latency, int retries) {
        boolean spent = failure.reason() == AbstainReason.BUDGET_SPENT;
        counters.add(spent ? Count.BUDGET_SPENT : Count.FAILURES, 1);
        ended(
                messages,
                retries,
                new LlmListener.Call(
                        messages,
                        0,
                        0,
                        latency,
                        retries,
                        spent ? LlmListener.Outcome.BUDGET_SPENT : LlmListener.Outcome.FAILED));
    }

    private void ended(int messages, int retries, LlmListener.Call call) {
        counters.add(Count.RETRIES, retries);
        if (messages > 1) {
            counters.add(Count.BATCHES, 1);
        }
        tell(listener -> listener.called(call));
    }

    void corrected() {
        counters.add(Count.CORRECTIONS, 1);
    }

    void redacted(int secrets) {
        counters.add(Count.REDACTED, secrets);
    }

    void answeredFromCache(int messages) {
        if (messages > 0) {
            counters.add(Count.CACHE_HITS, messages);
            tell(listener -> listener.answeredFromCache(messages));
        }
    }

    private void tell(Consumer<LlmListener> event) {
        for (LlmListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("Listener {} threw; the classification goes on", listener.getClass(), e);
            }
        }
    }
}
