package io.logclf.app.terminal;

import io.logclf.api.Classification;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.io.LabelColumns;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what became of the rows of a run: by stage, by label, and for undecided rows by the
 * reasons of each stage. Its size grows with labels and stages and not with rows. Not safe for
 * concurrent use: results are counted where they are put back in order.
 */
public final class Tally {

    private final Map<String, Long> decidedByStage = new TreeMap<>();
    private final Map<String, Long> rowsByLabel = new TreeMap<>();
    private final Map<String, Map<String, Long>> abstentions = new LinkedHashMap<>();
    private long rows;
    private long undecided;

    /** Counts a row. One without a message is never given here. */
    public void add(Classification classification) {
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
            abstentions
                    .computeIfAbsent(step.stage(), stage -> new TreeMap<>())
                    .merge(abstained.reason().name(), 1L, Long::sum);
        }
    }

    /** Returns the number of rows with a message. */
    public long rows() {
        return rows;
    }

    /** Returns the number of rows that no stage decided. */
    public long undecided() {
        return undecided;
    }

    /**
     * Returns the rows that each stage decided, by its name in alphabetical order. With {@link
     * #undecided} they add up to all {@link #rows}.
     */
    Map<String, Long> decidedByStage() {
        return Collections.unmodifiableMap(decidedByStage);
    }

    /**
     * Returns the rows by label; those without one are under {@link LabelColumns#UNCLASSIFIED}.
     * They add up to all {@link #rows}.
     */
    Map<String, Long> rowsByLabel() {
        return Collections.unmodifiableMap(rowsByLabel);
    }

    /**
     * Why undecided rows are undecided: for each stage, in the order in which stages were first seen,
     * how many of these rows it abstained on for each reason. A row counts once for every stage that
     * saw it, so only the numbers of one stage add up to rows.
     */
    public Map<String, Map<String, Long>> abstentions() {
        return Collections.unmodifiableMap(abstentions);
    }
}
