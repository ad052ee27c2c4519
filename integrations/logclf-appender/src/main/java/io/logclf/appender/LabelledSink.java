package io.logclf.appender;

import io.logclf.api.Classification;
import java.util.Optional;

/**
 * Takes events as they come out of a {@link LabelQueue}. Called on its thread, and on logging threads for events that are passed on
 * unlabelled.
 *
 * @param <E> the type of events
 */
@FunctionalInterface
public interface LabelledSink<E> {

    /**
     * Takes an event.
     *
     * @param classification empty if nobody had the time to find a label
     */
    void accept(E event, Optional<Classification> classification);
}
