package io.logclf.workbench.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The training that runs, or the last one.
 *
 * @param step what it is doing, in words
 * @param bundle the number of the bundle that it made
 * @param summary what a person should know of it, a line each
 */
public record TrainingState(
        State state,
        String step,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> error,
        Optional<Integer> bundle,
        List<String> summary) {

    /** Before any training. */
    public static final TrainingState NOTHING = new TrainingState(
            State.NONE, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** How far it is. */
    public enum State {
        /** Nothing was trained yet. */
        NONE,
        /** It runs. */
        RUNNING,
        /** There is a bundle. */
        DONE,
        /** It ended with an error. */
        FAILED,
        /** A person stopped it. */
        CANCELLED
    }
}
