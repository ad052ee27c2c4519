package io.logclf.flink;

import io.logclf.api.LogEntry;
import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;

/**
 * How an operator reads what comes in: the value itself, its entry, and the bundle that it is for.
 *
 * @param input takes the value and the bundle from what comes in
 * @param entry takes the entry from a value
 */
record Asked<I, T>(Input<I, T> input, EntryOf<T> entry) implements Serializable {

    T value(I in) {
        return input.value(in);
    }

    String bundle(I in) {
        return input.bundle(in);
    }

    LogEntry entry(T value) {
        return Objects.requireNonNull(entry.entry(value), "the entry of a value is null");
    }

    /** Opens what will be asked for first, if that is known, so that the job fails at once if it cannot be used. */
    void warmUp(CurrentPipeline pipelines) throws IOException {
        if (input instanceof Plain) {
            pipelines.of(CurrentPipeline.INITIAL);
        }
    }

    /** What comes in, with or without a bundle of its own. */
    interface Input<I, T> extends Serializable {

        T value(I in);

        String bundle(I in);
    }

    /** A value alone: for the bundle that the job began with. */
    static final class Plain<T> implements Input<T, T> {

        @Override
        public T value(T in) {
            return in;
        }

        @Override
        public String bundle(T in) {
            return CurrentPipeline.INITIAL;
        }
    }

    /** A value with the bundle that it was assigned to. */
    static final class WithBundle<T> implements Input<Assigned<T>, T> {

        @Override
        public T value(Assigned<T> in) {
            return in.value();
        }

        @Override
        public String bundle(Assigned<T> in) {
            return in.bundle();
        }
    }
}
