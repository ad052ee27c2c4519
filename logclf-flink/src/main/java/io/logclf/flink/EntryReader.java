package io.logclf.flink;

import io.logclf.api.LogEntry;
import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;

/**
 * Reads what an operator needs from its input: the value itself, the entry to classify, and the bundle to classify it with. It lets
 * {@link LocalClassification} and {@link RemoteClassification} serve both shapes of input with the same code: plain values, and
 * values that {@link BundleTagging} has tagged with a bundle because the job has a stream of bundles.
 *
 * <p>Serialized with the job graph; immutable and safe for concurrent use if the user's {@link EntryOf} is.
 *
 * @param input extracts the value and the bundle from the operator's input
 * @param entry extracts the entry from a value
 * @param <I> the type of the operator's input
 * @param <T> the type of the user's values
 */
record EntryReader<I, T>(Input<I, T> input, EntryOf<T> entry) implements Serializable {

    /** Returns the user's value. */
    T value(I in) {
        return input.value(in);
    }

    /** Returns the folder of the bundle to classify with; {@link CurrentPipeline#INITIAL} for the job's own. */
    String bundle(I in) {
        return input.bundle(in);
    }

    /**
     * Returns the entry of a value.
     *
     * @throws NullPointerException if the user's function returns null
     */
    LogEntry entry(T value) {
        return Objects.requireNonNull(entry.entry(value), "the entry of a value is null");
    }

    /**
     * Opens the first pipeline if it is known before any input arrives, so that a bundle that cannot be used fails the job at its
     * start. With a stream of bundles it is not known: after a restore, the first value may be tagged with another bundle.
     */
    void warmUp(CurrentPipeline pipelines) throws IOException {
        if (input instanceof Plain) {
            pipelines.of(CurrentPipeline.INITIAL);
        }
    }

    /**
     * The shape of an operator's input.
     *
     * @param <I> the type of the input
     * @param <T> the type of the values in it
     */
    interface Input<I, T> extends Serializable {

        /** Returns the value in the input. */
        T value(I in);

        /** Returns the folder of the bundle that the value is for. */
        String bundle(I in);
    }

    /** The input is the value itself, classified with the bundle that the job began with. */
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

    /** The input is a value tagged with its bundle. */
    static final class Tagged<T> implements Input<BundleTagged<T>, T> {

        @Override
        public T value(BundleTagged<T> in) {
            return in.value();
        }

        @Override
        public String bundle(BundleTagged<T> in) {
            return in.bundle();
        }
    }
}
