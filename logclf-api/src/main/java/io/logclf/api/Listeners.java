package io.logclf.api;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener, and keeps what they throw away from the classification. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineListener.class);

    private final List<PipelineListener> listeners;

    Listeners(List<PipelineListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Nobody listens: the clock need not be read. */
    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Returns {@link System#nanoTime}, or 0 where nobody listens and no time is wanted. */
    long clock() {
        return isEmpty() ? 0 : System.nanoTime();
    }

    void asked(String stage, LogEntry entry) {
        tell(listener -> listener.stageAsked(stage, entry));
    }

    void answered(StageVerdict answer, LogEntry entry, long nanos) {
        if (answer.verdict() instanceof Verdict.Decided decided) {
            tell(listener -> listener.stageDecided(answer.stage(), entry, decided, nanos));
        } else if (answer.verdict() instanceof Verdict.Abstained abstained) {
            tell(listener -> listener.stageAbstained(answer.stage(), entry, abstained, nanos));
        }
    }

    void failed(String stage, LogEntry entry, Throwable failure, long nanos) {
        tell(listener -> listener.stageFailed(stage, entry, failure, nanos));
    }

    void classified(LogEntry entry, Classification classification, long nanos) {
        tell(listener -> listener.classified(entry, classification, nanos));
    }

    private void tell(Consumer<PipelineListener> event) {
        for (PipelineListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | Error e) {
                if (e instanceof OutOfMemoryError || e instanceof InternalError) {
                    // The JVM is in trouble, and not the listener.
                    throw e;
                }
                LOG.warn("Listener {} threw; the classification goes on", listener.getClass(), e);
            }
        }
    }
}
