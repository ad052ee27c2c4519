package io.logclf.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.bundle.BundleFacts;
import io.logclf.bundle.ReloadablePipeline;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/bundle}: what is in use, and what is known of how good it is. What nobody knows is null. */
final class BundleHandler implements Handler {

    private static final List<String> FIGURES =
            List.of("title", "note", "rows", "coverage", "accuracyOnDecided", "accuracy", "macroF1", "ece");
    private static final List<String> OF_LABEL = List.of("precision", "recall", "f1", "support");
    private static final List<String> PROMISES = List.of("promise", "coverage", "right on decided");
    private static final List<String> LABELS = List.of("label", "rows", "templates", "tools");

    private final ClassificationPipeline pipeline;

    BundleHandler(ClassificationPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void handle(Context ctx) throws IOException {
        Optional<BundleFacts> facts =
                pipeline instanceof ReloadablePipeline reloadable ? Optional.of(reloadable.facts()) : Optional.empty();
        List<String> labels =
                pipeline.labels().stream().map(Label::name).sorted().toList();
        Map<String, String> stages = facts.map(BundleFacts::stages).orElse(Map.of());
        JsonTree head = tree(facts, "head.json");
        JsonTree embedding = tree(facts, "embedding.json");
        JsonTree metrics = tree(facts, "metrics.json");
        ctx.contentType("application/json").result(Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("name", facts.map(BundleFacts::name).orElse(null));
            writeNumber(json, "format", facts.map(BundleFacts::format));
            json.writeStringField(
                    "fingerprint", facts.map(BundleFacts::fingerprint).orElse(null));
            json.writeStringField(
                    "saved", facts.map(it -> it.saved().toString()).orElse(null));
            json.writeStringField(
                    "promise", facts.map(it -> it.promise().toString()).orElse(null));
            json.writeArrayFieldStart("stages");
            for (Map.Entry<String, String> stage : stages.entrySet()) {
                json.writeStartObject();
                json.writeStringField("name", stage.getKey());
                json.writeStringField("type", stage.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            head.get("normalizer").write(json, "mask");
            head.get("trainingDataHash").write(json, "trainingDataHash");
            head.get("seed").write(json, "seed");
            embedding.get("encoderFingerprint").write(json, "encoderFingerprint");
            writePromises(json, metrics);
            writeFigures(json, metrics);
            writeLabels(json, labels, metrics);
            json.writeEndObject();
        }));
    }

    /** What each promise gave when it was measured. */
    private static void writePromises(JsonGenerator json, JsonTree metrics) throws IOException {
        json.writeArrayFieldStart("promises");
        for (List<JsonTree> row : table(metrics, PROMISES)) {
            json.writeStartObject();
            row.get(0).write(json, "promise");
            writeNumber(json, "coverage", row.get(1).number());
            writeNumber(json, "accuracyOnDecided", row.get(2).number());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFigures(JsonGenerator json, JsonTree metrics) throws IOException {
        if (metrics.value() == null) {
            json.writeNullField("figures");
            return;
        }
        json.writeObjectFieldStart("figures");
        for (String figure : FIGURES) {
            metrics.get(figure).write(json, figure);
        }
        json.writeEndObject();
    }

    private static void writeLabels(JsonGenerator json, List<String> labels, JsonTree metrics) throws IOException {
        List<List<JsonTree>> trained = table(metrics, LABELS);
        json.writeArrayFieldStart("labels");
        for (String label : labels) {
            Optional<List<JsonTree>> row = trained.stream()
                    .filter(cells -> cells.get(0).text().equals(Optional.of(label)))
                    .findFirst();
            JsonTree measured = metrics.get("perLabel").get(label);
            json.writeStartObject();
            json.writeStringField("name", label);
            writeNumber(json, "trainedRows", row.flatMap(cells -> cells.get(1).number()));
            writeNumber(
                    json, "trainedTemplates", row.flatMap(cells -> cells.get(2).number()));
            json.writeStringField(
                    "decidedBy", row.flatMap(cells -> cells.get(3).text()).orElse(null));
            for (String figure : OF_LABEL) {
                measured.get(figure).write(json, figure);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The rows of the table whose columns begin with these; none if there is no such table. */
    private static List<List<JsonTree>> table(JsonTree metrics, List<String> columns) {
        return metrics.get("tables").elements().stream()
                .filter(table -> table.get("header").elements().stream()
                        .map(name -> name.text().orElse(""))
                        .limit(columns.size())
                        .toList()
                        .equals(columns))
                .flatMap(table -> table.get("rows").elements().stream())
                .map(JsonTree::elements)
                .filter(cells -> cells.size() >= columns.size())
                .toList();
    }

    private static void writeNumber(JsonGenerator json, String field, Optional<? extends Number> number)
            throws IOException {
        new JsonTree(number.orElse(null)).write(json, field);
    }

    private static JsonTree tree(Optional<BundleFacts> facts, String file) throws IOException {
        String text = facts.map(BundleFacts::descriptions).orElse(Map.of()).get(file);
        return text == null ? new JsonTree(null) : JsonTree.parse(text);
    }
}
