package io.logclf.app;

import io.logclf.api.Classification;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.io.LabelColumns;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the rows. Not safe for concurrent use. */
final class Tally {

    private final Map<String, Long> decidedByStage = new TreeMap<>();
    private final Map<String, Long> rowsByLabel = new TreeMap<>();
    private final Map<String, Long> abstentions = new TreeMap<>();
    private long rows;
    private long undecided;

    void add(Classification classification) {
        rows++;
        classification.decidedBy().ifPresent(stage -> decidedByStage.merge(stage, 1L, Long::sum));
        rowsByLabel.merge(classification.labelOr(LabelColumns.UNCLASSIFIED), 1L, Long::sum);
        if (classification.label().isEmpty()) {
            undecided++;
            classification.trail().forEach(this::addAbstention);
        }
    }

    private void addAbstention(StageVerdict step) {
        if (step.verdict() instanceof Verdict.Abstained abstained) {
            abstentions.merge(step.stage() + ": " + abstained.reason(), 1L, Long::sum);
        }
    }

    /** Rows with a message. */
    long rows() {
        return rows;
    }

    /** Rows that no stage decided. */
    long undecided() {
        return undecided;
    }

    Map<String, Long> decidedByStage() {
        return Collections.unmodifiableMap(decidedByStage);
    }

    Map<String, Long> rowsByLabel() {
        return Collections.unmodifiableMap(rowsByLabel);
    }

    /** By stage and reason: undecided rows for which the stage abstained so. */
    Map<String, Long> abstentions() {
        return Collections.unmodifiableMap(abstentions);
    }
}
