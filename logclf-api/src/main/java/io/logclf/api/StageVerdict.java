package io.logclf.api;

import java.util.Objects;

/**
 * The verdict of a named stage: one step of a {@link Classification}'s trail. Immutable.
 *
 * @param stage the stage's name in the pipeline
 * @param verdict its verdict
 */
public record StageVerdict(String stage, Verdict verdict) {

    /**
     * Checks that both parts are present.
     *
     * @throws NullPointerException if either is null
     */
    public StageVerdict {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(verdict, "verdict");
    }
}
