package io.logclf.api;

import java.util.Objects;

/**
 * What a named stage said: one step of a {@link Classification}'s trail.
 *
 * @param stage the stage's name in the pipeline
 * @param verdict what it said
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
