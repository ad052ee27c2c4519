package io.logclf.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.logclf.api.Classification;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What has become of the rows of one upload so far. Safe for concurrent use. */
final class Upload {

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

    String id() {
        return id;
    }

    synchronized void add(Classification classification) {
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
    synchronized void tell(Optional<String> description, List<String> lines) {
        readAs = description;
        remarks = List.copyOf(lines);
    }

    /** Ends the upload; {@code complete} tells whether all of it was answered. */
    synchronized void end(boolean complete) {
        this.complete = complete;
        nanos = System.nanoTime() - start;
    }

    synchronized String json() {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeNumberField("rows", rows);
            json.writeObjectFieldStart("decidedByStage");
            writeCounts(json, decidedByStage);
            json.writeNumberField("undecided", undecided);
            json.writeObjectFieldStart("abstentions");
            writeCounts(json, abstentions);
            json.writeObjectFieldStart("labels");
            writeCounts(json, labels);
            json.writeNumberField("millis", (nanos < 0 ? System.nanoTime() - start : nanos) / 1_000_000);
            json.writeBooleanField("finished", nanos >= 0);
            json.writeBooleanField("complete", complete);
            if (readAs.isPresent()) {
                json.writeStringField("readAs", readAs.get());
            } else {
                json.writeNullField("readAs");
            }
            json.writeArrayFieldStart("remarks");
            for (String remark : remarks) {
                json.writeString(remark);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeCounts(JsonGenerator json, Map<String, Long> counts) throws IOException {
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private void addAbstention(StageVerdict step) {
        if (step.verdict() instanceof Verdict.Abstained abstained) {
            abstentions.merge(step.stage() + ": " + abstained.reason(), 1L, Long::sum);
        }
    }
}
