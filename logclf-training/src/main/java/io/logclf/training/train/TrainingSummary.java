package io.logclf.training.train;

import io.logclf.api.text.ShownText;
import io.logclf.training.LabelledEntry;
import io.logclf.training.evaluate.Metrics;
import io.logclf.training.train.heldout.PromiseFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a person should know of a training, a line each, for a terminal: text from the data is escaped and
 * shortened.
 */
final class TrainingSummary {

    private final Training training;
    private final TrainingSet set;

    TrainingSummary(Training training, TrainingSet set) {
        this.training = training;
        this.set = set;
    }

    /** Returns the lines, the most important first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(training.own().toString());
        lines.add(String.format(
                Locale.ROOT,
                "%d rows, %d labels, %d rules; %s",
                set.entries().size(),
                training.trained().plans().size(),
                training.trained().rules().size(),
                onNewTemplates(training.byTemplate())));
        lines.add(otherPromises(training.trained().promises()));
        training.remarks().forEach(remark -> lines.add(ShownText.escaped(remark)));
        if (!training.suspects().isEmpty()) {
            lines.add(suspects(training.suspects()));
        }
        return lines;
    }

    /** Returns how many labels are likely wrong, with the first of them. */
    private static String suspects(List<Suspect> suspects) {
        LabelledEntry first = suspects.get(0).entry();
        return suspects.size() + " rows have labels that are likely wrong, the first '"
                + ShownText.example(first.entry().message()) + "' with '"
                + ShownText.escaped(first.label().name()) + "' where others have "
                + ShownText.escaped(suspects.get(0).suggestions().toString()) + "; see the report";
    }

    /**
     * Returns what the trained stages alone would give at other precisions, so that nobody has to guess
     * which precision the data can keep.
     */
    private static String otherPromises(PromiseFigures promises) {
        String shares = promises.coverages().entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT, "%.1f %% with --precision %s", 100 * entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        return "of new " + (promises.bySystem() ? "systems" : "templates")
                + ", labelled rightly by n-grams and encoder alone: " + shares;
    }

    private static String onNewTemplates(Metrics metrics) {
        OptionalDouble right = metrics.accuracyOnDecided();
        if (right.isEmpty()) {
            return "on new templates nothing is decided, as these rows do not tell how they would be labelled";
        }
        return String.format(
                Locale.ROOT,
                "on new templates %.1f %% decided, %.1f %% of that right",
                100 * metrics.coverage().orElse(0),
                100 * right.getAsDouble());
    }
}
