package io.logclf.flink;

import java.io.Serializable;

/**
 * Takes a text out of a value. It travels with the job, and is used by several threads at once.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface TextOf<T> extends Serializable {

    /** Returns the text, never null; empty where there is none. */
    String text(T value);
}
