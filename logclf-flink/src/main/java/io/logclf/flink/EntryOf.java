package io.logclf.flink;

import io.logclf.api.LogEntry;
import java.io.Serializable;
import java.util.Objects;

/**
 * Takes an entry out of a value. It travels with the job, and is used by several threads at once.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface EntryOf<T> extends Serializable {

    /** Returns the entry, never null. */
    LogEntry entry(T value);

    /** Returns an entry of two texts, of unknown severity. */
    static <T> EntryOf<T> texts(TextOf<T> source, TextOf<T> message) {
        return value -> LogEntry.of(
                Objects.requireNonNull(source.text(value), "the source of a value is null; make it empty text"),
                Objects.requireNonNull(message.text(value), "the message of a value is null; make it empty text"));
    }
}
