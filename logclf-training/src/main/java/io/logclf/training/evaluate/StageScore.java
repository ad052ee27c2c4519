package io.logclf.training.evaluate;

import io.logclf.api.AbstainReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one stage did in an evaluation. Immutable.
 *
 * @param stage its name in the pipeline
 * @param asked how many rows reached it
 * @param decided how many rows it gave a label
 * @param correct how many rows it gave the right one
 * @param abstentions by reason, how many rows it left to the next stage
 * @param meanMicros mean time in the stage over the rows that reached it and were timed; empty if none were
 */
public record StageScore(
        String stage,
        long asked,
        long decided,
        long correct,
        Map<AbstainReason, Long> abstentions,
        OptionalDouble meanMicros) {

    /** Copies the map. */
    public StageScore {
        Map<AbstainReason, Long> copy = new EnumMap<>(AbstainReason.class);
        copy.putAll(abstentions);
        abstentions = Collections.unmodifiableMap(copy);
    }

    /** Returns the share of right ones among the rows that it decided; empty if there are none. */
    public OptionalDouble accuracy() {
        return Ratio.of(correct, decided);
    }
}
