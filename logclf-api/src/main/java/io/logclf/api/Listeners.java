package io.logclf.api;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies every listener of a pipeline, in order and on the calling thread. What one throws is logged and dropped, and the
 * next is notified all the same: observing a classification must not be able to change it. Immutable.
 */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineListener.class);

    private final List<PipelineListener> listeners;

    Listeners(List<PipelineListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Tells whether there are no listeners, so that neither events nor times are needed. */
    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Returns {@link System#nanoTime}, or 0 if there are no listeners, which saves a call for every stage. */
    long clock() {
        return isEmpty() ? 0 : System.nanoTime();
    }

    /** A stage is about to run on an entry. */
    void asked(String stage, LogEntry entry) {
        tell(listener -> listener.stageAsked(stage, entry));
    }

    /** A stage has decided or abstained, after {@code nanos} nanoseconds. */
    void answered(StageVerdict answer, LogEntry entry, long nanos) {
        if (answer.verdict() instanceof Verdict.Decided decided) {
            tell(listener -> listener.stageDecided(answer.stage(), entry, decided, nanos));
        } else if (answer.verdict() instanceof Verdict.Abstained abstained) {
            tell(listener -> listener.stageAbstained(answer.stage(), entry, abstained, nanos));
        }
    }

    /** A stage has thrown, after {@code nanos} nanoseconds. */
    void failed(String stage, LogEntry entry, Throwable failure, long nanos) {
        tell(listener -> listener.stageFailed(stage, entry, failure, nanos));
    }

    /** An entry has its classification, {@code nanos} nanoseconds after the pipeline was called. */
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
