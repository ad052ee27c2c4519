package io.logclf.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.bundle.BundleFacts;
import io.logclf.bundle.ReloadablePipeline;
import io.logclf.server.json.Fields;
import io.logclf.server.json.Json;
import io.logclf.server.json.JsonTree;
import io.logclf.server.problem.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/bundle}: what is in use, and what is known of how good it is. What nobody knows is
 * null.
 *
 * <p>The figures are those that {@code train} and {@code evaluate} left in the bundle's own files,
 * read from {@code head.json}, {@code embedding.json} and {@code metrics.json} as far as they are
 * there: the page shows a bundle of rules as well as a trained one. Nothing is computed here but the
 * fingerprint, once.
 */
final class BundleHandler implements Handler {

    private static final List<String> FIGURES =
            List.of("title", "note", "rows", "coverage", "accuracyOnDecided", "accuracy", "macroF1", "ece");
    private static final List<String> FIGURES_OF_LABEL = List.of("precision", "recall", "f1", "support");
    /**
     * The first columns of the table of promises in {@code metrics.json}, by which the table is
     * found.
     */
    private static final List<String> PROMISE_COLUMNS = List.of("promise", "coverage", "right on decided");
    /** The first columns of the table of labels in {@code metrics.json}. */
    private static final List<String> LABEL_COLUMNS = List.of("label", "rows", "templates", "tools");

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
        Fields answer = new Fields()
                .with("name", facts.map(BundleFacts::name))
                .with("format", facts.map(BundleFacts::format))
                .with("fingerprint", facts.flatMap(BundleFacts::fingerprint))
                .with("saved", facts.map(BundleFacts::saved))
                .with("promise", facts.map(BundleFacts::promise))
                .with("stages", stages(stages))
                .with("mask", head.get("normalizer").plain())
                .with("trainingDataHash", head.get("trainingDataHash").plain())
                .with("seed", head.get("seed").plain())
                .with("encoderFingerprint", embedding.get("encoderFingerprint").plain())
                .with("promises", promises(metrics))
                .with("figures", figures(metrics))
                .with("labels", labels(labels, metrics));
        ctx.contentType("application/json").result(Json.text(answer.map()));
    }

    private static List<Map<String, @Nullable Object>> stages(Map<String, String> stages) {
        return stages.entrySet().stream()
                .map(stage -> new Fields()
                        .with("name", stage.getKey())
                        .with("type", stage.getValue())
                        .map())
                .toList();
    }

    /** What each promise gave when it was measured. */
    private static List<Map<String, @Nullable Object>> promises(JsonTree metrics) {
        return table(metrics, PROMISE_COLUMNS).stream()
                .map(row -> new Fields()
                        .with("promise", row.get(0).plain())
                        .with("coverage", row.get(1).number())
                        .with("accuracyOnDecided", row.get(2).number())
                        .map())
                .toList();
    }

    /** The figures of the last measurement; empty if the bundle has none. */
    private static Optional<Map<String, @Nullable Object>> figures(JsonTree metrics) {
        if (metrics.value() == null) {
            return Optional.empty();
        }
        Fields figures = new Fields();
        FIGURES.forEach(figure -> figures.with(figure, metrics.get(figure).plain()));
        return Optional.of(figures.map());
    }

    /** Every label that the pipeline can give, with what is known of it. */
    private static List<Map<String, @Nullable Object>> labels(List<String> labels, JsonTree metrics) {
        List<List<JsonTree>> trained = table(metrics, LABEL_COLUMNS);
        return labels.stream().map(label -> label(label, trained, metrics)).toList();
    }

    /** What is known of a label: how it was trained, which tool decides it, and how good it is. */
    private static Map<String, @Nullable Object> label(String label, List<List<JsonTree>> trained, JsonTree metrics) {
        Optional<List<JsonTree>> row = trained.stream()
                .filter(cells -> cells.get(0).text().equals(Optional.of(label)))
                .findFirst();
        JsonTree measured = metrics.get("perLabel").get(label);
        Fields fields = new Fields()
                .with("name", label)
                .with("trainedRows", row.flatMap(cells -> cells.get(1).number()))
                .with("trainedTemplates", row.flatMap(cells -> cells.get(2).number()))
                .with("decidedBy", row.flatMap(cells -> cells.get(3).text()));
        FIGURES_OF_LABEL.forEach(
                figure -> fields.with(figure, measured.get(figure).plain()));
        return fields.map();
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

    /**
     * A description in the bundle; an empty tree if the bundle has none of this name.
     *
     * @throws Problem with status 500 if it is damaged; stages read no {@code metrics.json}, so a bundle loads with any
     */
    private static JsonTree tree(Optional<BundleFacts> facts, String file) throws IOException {
        String text = facts.map(BundleFacts::descriptions).orElse(Map.of()).get(file);
        try {
            return text == null ? new JsonTree(null) : JsonTree.parse(text);
        } catch (JsonProcessingException e) {
            throw Problem.of(500, "the bundle's file " + file + " is not valid JSON; train or copy the bundle again");
        }
    }
}
