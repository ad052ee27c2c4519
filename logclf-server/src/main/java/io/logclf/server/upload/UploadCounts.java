package io.logclf.server.upload;

import io.logclf.api.Classification;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.io.LabelColumns;
import io.logclf.server.json.Fields;
import io.logclf.server.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What has become of the rows of one upload so far. One thread counts while others ask. Safe for
 * concurrent use.
 */
public final class UploadCounts {

    // Not to be guessed: who knows it may read the counts.
    private final String id = UUID.randomUUID().toString();
    private final long start = System.nanoTime();
    private final Map<String, Long> decidedByStage = new TreeMap<>();
    private final Map<String, Long> abstentions = new TreeMap<>();
    private final Map<String, Long> labels = new TreeMap<>();
    private long rows;
    private long undecided;
    private long nanos = -1;
    private boolean complete;
    private Optional<String> readAs = Optional.empty();
    private List<String> remarks = List.of();

    /**
     * Returns the id under which clients ask for it: random, as who knows it may read the counts.
     */
    public String id() {
        return id;
    }

    /** Counts a row that has been classified. */
    public synchronized void add(Classification classification) {
        rows++;
        labels.merge(classification.labelOr(LabelColumns.UNCLASSIFIED), 1L, Long::sum);
        classification.decidedBy().ifPresent(stage -> decidedByStage.merge(stage, 1L, Long::sum));
        if (classification.label().isEmpty()) {
            undecided++;
            classification.trail().forEach(this::addAbstention);
        }
    }

    /**
     * Sets what the reader has to say about the file.
     *
     * @param description what it was found to be; empty if it is what its name says
     */
    public synchronized void tell(Optional<String> description, List<String> lines) {
        readAs = description;
        remarks = List.copyOf(lines);
    }

    /**
     * Ends the upload.
     *
     * @param complete whether all of it was answered; false if the client went or something failed
     */
    public synchronized void end(boolean complete) {
        this.complete = complete;
        nanos = System.nanoTime() - start;
    }

    /**
     * Returns the counts as JSON. {@code abstentions} are by stage and reason, over undecided rows;
     * an undecided row counts for every stage that saw it.
     */
    public synchronized String json() {
        return Json.text(new Fields()
                .with("id", id)
                .with("rows", rows)
                .with("decidedByStage", decidedByStage)
                .with("undecided", undecided)
                .with("abstentions", abstentions)
                .with("labels", labels)
                .with("millis", (nanos < 0 ? System.nanoTime() - start : nanos) / 1_000_000)
                .with("finished", nanos >= 0)
                .with("complete", complete)
                .with("readAs", readAs)
                .with("remarks", remarks)
                .map());
    }

    private void addAbstention(StageVerdict step) {
        if (step.verdict() instanceof Verdict.Abstained abstained) {
            abstentions.merge(step.stage() + ": " + abstained.reason(), 1L, Long::sum);
        }
    }
}
