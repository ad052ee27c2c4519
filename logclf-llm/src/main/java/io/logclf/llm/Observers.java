package io.logclf.llm;

import io.logclf.api.AbstainReason;
import io.logclf.llm.Counters.Count;
import io.logclf.llm.call.CallFailure;
import io.logclf.llm.call.CallObserver;
import io.logclf.llm.call.ModelAnswer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place to which everything that happens in a stage is reported: it counts, and notifies the listeners. What a
 * listener throws is logged and goes no further, so that a fault of an application's metrics cannot cost a message its
 * label. Safe for concurrent use.
 */
final class Observers implements CallObserver {

    private static final Logger LOG = LoggerFactory.getLogger(LlmListener.class);

    private final Counters counters;
    private final List<LlmListener> listeners;

    /** @param listeners notified in this order */
    Observers(Counters counters, List<LlmListener> listeners) {
        this.counters = counters;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void requestSent() {
        counters.add(Count.CALLS, 1);
    }

    @Override
    public void answered(int messages, ModelAnswer answer, Duration latency, int retries) {
        counters.add(Count.INPUT_TOKENS, answer.inputTokens());
        counters.add(Count.OUTPUT_TOKENS, answer.outputTokens());
        ended(new LlmListener.Call(
                messages, answer.inputTokens(), answer.outputTokens(), latency, retries, LlmListener.Outcome.ANSWERED));
    }

    @Override
    public void failed(int messages, CallFailure failure, Duration latency, int retries) {
        boolean spent = failure.reason() == AbstainReason.BUDGET_SPENT;
        counters.add(spent ? Count.BUDGET_SPENT : Count.FAILURES, 1);
        ended(new LlmListener.Call(
                messages,
                0,
                0,
                latency,
                retries,
                spent ? LlmListener.Outcome.BUDGET_SPENT : LlmListener.Outcome.FAILED));
    }

    private void ended(LlmListener.Call call) {
        counters.add(Count.RETRIES, call.retries());
        if (call.messages() > 1) {
            counters.add(Count.BATCHES, 1);
        }
        notifyListeners(listener -> listener.called(call));
    }

    /** An answer named no label, and another one is requested. */
    void correctionRequested() {
        counters.add(Count.CORRECTIONS, 1);
    }

    /** Secrets were replaced in what is about to be sent. */
    void redacted(int secrets) {
        counters.add(Count.REDACTED, secrets);
    }

    /** Messages needed no call of their own; none is no event. */
    void answeredFromCache(int messages) {
        if (messages > 0) {
            counters.add(Count.CACHE_HITS, messages);
            notifyListeners(listener -> listener.answeredFromCache(messages));
        }
    }

    private void notifyListeners(Consumer<LlmListener> event) {
        for (LlmListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("Listener {} threw; the classification goes on", listener.getClass(), e);
            }
        }
    }
}
