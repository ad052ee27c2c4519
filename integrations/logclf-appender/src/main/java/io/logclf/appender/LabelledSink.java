package io.logclf.appender;

import io.logclf.api.Classification;
import java.util.Optional;

/**
 * Receives events as they come out of a {@link LabelQueue}. Called on the queue's worker thread, and at the same time on logging
 * threads for events that are passed on unlabelled, so it must be safe for concurrent use.
 *
 * @param <E> the type of events
 */
@FunctionalInterface
public interface LabelledSink<E> {

    /**
     * Receives an event.
     *
     * @param classification empty if the event was not classified; present without a label if no stage decided
     */
    void accept(E event, Optional<Classification> classification);
}
