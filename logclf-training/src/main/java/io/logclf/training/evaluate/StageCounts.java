package io.logclf.training.evaluate;

import io.logclf.api.AbstainReason;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what each stage did, in one pass over the outcomes. */
final class StageCounts {

    private static final double NANOS_PER_MICRO = 1e3;

    private final Map<String, Count> stages = new LinkedHashMap<>();
    private final Map<String, Long> abstainReasons = new TreeMap<>();

    private StageCounts() {}

    /** Counts all outcomes. */
    static StageCounts of(List<Outcome> outcomes) {
        StageCounts counts = new StageCounts();
        outcomes.forEach(counts::add);
        return counts;
    }

    /** Returns what each stage did, in the order in which stages were first reached. */
    List<StageScore> scores() {
        return stages.entrySet().stream()
                .map(stage -> stage.getValue().score(stage.getKey()))
                .toList();
    }

    /**
     * Returns for undecided rows how often each stage abstained for each reason. A row counts once for each
     * stage, so they add up to more than the rows.
     */
    Map<String, Long> abstainReasons() {
        return Collections.unmodifiableMap(abstainReasons);
    }

    /** Counts the stages of one outcome. */
    private void add(Outcome outcome) {
        List<StageVerdict> trail = outcome.classification().trail();
        for (int i = 0; i < trail.size(); i++) {
            StageVerdict step = trail.get(i);
            Count count = stages.computeIfAbsent(step.stage(), name -> new Count());
            count.asked++;
            if (!outcome.stageNanos().isEmpty()) {
                count.timed++;
                count.nanos += outcome.stageNanos().get(i);
            }
            if (step.verdict() instanceof Verdict.Abstained abstained) {
                count.abstentions.merge(abstained.reason(), 1L, Long::sum);
                if (!outcome.isDecided()) {
                    abstainReasons.merge(step.stage() + ": " + abstained.reason(), 1L, Long::sum);
                }
            } else {
                count.decided++;
                count.correct += outcome.isCorrect() ? 1 : 0;
            }
        }
    }

    /** What is counted of one stage. */
    private static final class Count {

        private final Map<AbstainReason, Long> abstentions = new EnumMap<>(AbstainReason.class);
        private long asked;
        private long decided;
        private long correct;
        private long timed;
        private long nanos;

        StageScore score(String stage) {
            return new StageScore(
                    stage, asked, decided, correct, abstentions, Ratio.of(nanos / NANOS_PER_MICRO, timed));
        }
    }
}
