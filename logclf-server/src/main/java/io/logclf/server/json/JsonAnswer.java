package io.logclf.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.logclf.api.Classification;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.ScoredLabel;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A classification as a JSON object. Every field is always there; what is absent is null, so that
 * clients need not tell absent from null. The names are stable: they are those of the API's
 * description. Immutable and safe for concurrent use.
 */
final class JsonAnswer {

    private final boolean explain;

    /** @param explain whether to add the trail: the verdict of every stage that saw the entry */
    JsonAnswer(boolean explain) {
        this.explain = explain;
    }

    /** Writes an object at the place where the generator stands. */
    void write(JsonGenerator json, LogEntry entry, Classification classification) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", entry.source());
        json.writeStringField("message", entry.message());
        text(json, "label", classification.label().map(Label::name).orElse(null));
        json.writeFieldName("confidence");
        if (classification.confidence().isPresent()) {
            json.writeNumber(classification.confidence().getAsDouble());
        } else {
            json.writeNull();
        }
        text(json, "stage", classification.decidedBy().orElse(null));
        text(json, "evidence", classification.evidence().map(Evidence::summary).orElse(null));
        writeGuess(json, classification);
        if (explain) {
            json.writeArrayFieldStart("trail");
            for (StageVerdict step : classification.trail()) {
                writeStep(json, step);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /**
     * The likeliest label of the last stage that ranks labels, with its probability; null for
     * rules, which rank none.
     */
    private static void writeGuess(JsonGenerator json, Classification classification) throws IOException {
        if (classification.bestGuess().isEmpty()) {
            json.writeNullField("best_guess");
            json.writeNullField("best_guess_probability");
            return;
        }
        ScoredLabel guess = classification.bestGuess().get();
        json.writeStringField("best_guess", guess.label().name());
        json.writeNumberField("best_guess_probability", guess.score());
    }

    /**
     * A step of the trail. Decided and abstained steps have the same fields, so that a client reads
     * both alike; what does not apply is null.
     */
    private static void writeStep(JsonGenerator json, StageVerdict step) throws IOException {
        json.writeStartObject();
        json.writeStringField("stage", step.stage());
        if (step.verdict() instanceof Verdict.Decided decided) {
            json.writeBooleanField("decided", true);
            json.writeStringField("label", decided.label().name());
            json.writeNumberField("confidence", decided.confidence());
            json.writeNullField("reason");
            json.writeNullField("detail");
            json.writeStringField("evidence", decided.evidence().summary());
        } else if (step.verdict() instanceof Verdict.Abstained abstained) {
            json.writeBooleanField("decided", false);
            json.writeNullField("label");
            json.writeNullField("confidence");
            json.writeStringField("reason", abstained.reason().name());
            text(json, "detail", abstained.detail().isEmpty() ? null : abstained.detail());
            json.writeNullField("evidence");
        }
        json.writeArrayFieldStart("alternatives");
        for (ScoredLabel alternative : step.verdict().alternatives()) {
            json.writeStartObject();
            json.writeStringField("label", alternative.label().name());
            json.writeNumberField("score", alternative.score());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, @Nullable String value) throws IOException {
        json.writeStringField(field, value);
    }
}
