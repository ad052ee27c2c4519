package io.logclf.training.evaluate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Metrics as JSON, with the keys that {@code docs/evaluate.md} lists. A figure over nothing is {@code
 * null}; all have at most six decimals, so that rounding errors do not show.
 */
final class MetricsJson {

    /** The power of ten of the decimals. */
    private static final double DECIMALS = 1e6;

    /**
     * Labels with at least so many rows count as frequent: the figures of the reference data set are quoted
     * for those.
     */
    static final int FREQUENT_ROWS = 10;

    private MetricsJson() {}

    /** Adds all figures to an object, in a fixed order. */
    static void add(JsonObject json, Metrics metrics) {
        json.addProperty("rows", metrics.rows());
        json.addProperty("decided", metrics.decided());
        json.addProperty("correct", metrics.correct());
        json.addProperty("wrong", metrics.wrong());
        json.addProperty("undecided", metrics.undecided());
        json.add("accuracy", number(metrics.accuracy()));
        json.add("coverage", number(metrics.coverage()));
        json.add("accuracyOnDecided", number(metrics.accuracyOnDecided()));
        json.add("macroF1", number(metrics.macroF1()));
        json.add("macroF1FrequentLabels", number(metrics.macroF1(FREQUENT_ROWS)));
        json.add("ece", number(metrics.ece()));
        json.add("perLabel", perLabel(metrics));
        json.add("perStage", perStage(metrics));
        json.add("abstainReasons", counts(metrics.abstainReasons()));
        json.add("confusion", confusion(metrics));
        json.add("reliability", reliability(metrics));
        json.add("riskCoverage", riskCoverage(metrics.riskCoverage()));
    }

    /** Returns a figure, or {@code null} for an empty one. */
    static JsonElement number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : JsonNull.INSTANCE;
    }

    /** Returns a figure with six decimals. */
    static JsonElement number(double value) {
        return new JsonPrimitive(Math.rint(value * DECIMALS) / DECIMALS);
    }

    private static JsonObject perLabel(Metrics metrics) {
        JsonObject labels = new JsonObject();
        for (LabelScore score : metrics.perLabel()) {
            JsonObject label = new JsonObject();
            label.add("precision", number(score.precision()));
            label.add("recall", number(score.recall()));
            label.add("f1", number(score.f1()));
            label.addProperty("support", score.support());
            labels.add(score.label(), label);
        }
        return labels;
    }

    private static JsonObject perStage(Metrics metrics) {
        JsonObject stages = new JsonObject();
        for (StageScore score : metrics.perStage()) {
            JsonObject stage = new JsonObject();
            stage.addProperty("asked", score.asked());
            stage.addProperty("decided", score.decided());
            stage.add("share", number(Ratio.of(score.decided(), metrics.rows())));
            stage.add("accuracy", number(score.accuracy()));
            stage.add("meanMicros", number(score.meanMicros()));
            JsonObject abstained = new JsonObject();
            score.abstentions().forEach((reason, rows) -> abstained.addProperty(reason.name(), rows));
            stage.add("abstained", abstained);
            stage.add("riskCoverage", riskCoverage(metrics.riskCoverage(score.stage())));
            stages.add(score.stage(), stage);
        }
        return stages;
    }

    private static JsonObject counts(Map<String, Long> counts) {
        JsonObject object = new JsonObject();
        counts.forEach(object::addProperty);
        return object;
    }

    private static JsonArray confusion(Metrics metrics) {
        JsonArray cells = new JsonArray();
        for (Confusion confusion : metrics.confusion()) {
            JsonObject cell = new JsonObject();
            cell.addProperty("truth", confusion.truth());
            // Null, since a label may have any name, "undecided" too.
            cell.addProperty("predicted", confusion.predicted().orElse(null));
            cell.addProperty("rows", confusion.rows());
            cells.add(cell);
        }
        return cells;
    }

    private static JsonArray reliability(Metrics metrics) {
        JsonArray bins = new JsonArray();
        for (ReliabilityBin reliability : metrics.reliability()) {
            JsonObject bin = new JsonObject();
            bin.add("from", number(reliability.from()));
            bin.add("to", number(reliability.to()));
            bin.addProperty("rows", reliability.rows());
            bin.add("meanConfidence", number(reliability.meanConfidence()));
            bin.add("accuracy", number(reliability.accuracy()));
            bins.add(bin);
        }
        return bins;
    }

    private static JsonArray riskCoverage(List<RiskPoint> curve) {
        JsonArray points = new JsonArray();
        for (RiskPoint risk : curve) {
            JsonObject point = new JsonObject();
            point.add("threshold", number(risk.threshold()));
            point.add("coverage", number(risk.coverage()));
            point.add("risk", number(risk.risk()));
            points.add(point);
        }
        return points;
    }
}
