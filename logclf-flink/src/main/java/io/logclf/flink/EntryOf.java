package io.logclf.flink;

import io.logclf.api.LogEntry;
import java.io.Serializable;
import java.util.Objects;

/**
 * Extracts the log entry from a value. It is serialized with the job graph, so it must not capture anything that is not
 * serializable, and it may be called by several threads at once.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface EntryOf<T> extends Serializable {

    /** Returns the entry of a value; null fails the job. */
    LogEntry entry(T value);

    /**
     * Returns a function that builds entries of unknown severity from two texts. It fails with a {@link NullPointerException} that
     * names the part if one of them returns null.
     */
    static <T> EntryOf<T> texts(TextOf<T> source, TextOf<T> message) {
        return value -> LogEntry.of(
                Objects.requireNonNull(source.text(value), "the source of a value is null; make it empty text"),
                Objects.requireNonNull(message.text(value), "the message of a value is null; make it empty text"));
    }
}
