package io.logclf.flink;

import java.io.Serializable;

/**
 * Extracts a text, such as the source or the message, from a value. It is serialized with the job graph, so it must not capture
 * anything that is not serializable, and it may be called by several threads at once. A method reference does: {@code Event::host}.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface TextOf<T> extends Serializable {

    /** Returns the text; empty if there is none. Null fails the job. */
    String text(T value);
}
