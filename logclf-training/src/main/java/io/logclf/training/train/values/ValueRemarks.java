package io.logclf.training.train.values;

import io.logclf.api.text.ShownText;
import io.logclf.head.KeptValues;
import io.logclf.head.Normalizer;
import io.logclf.head.ValueRule;
import io.logclf.training.LabelledEntry;
import io.logclf.training.evaluate.EvaluationReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells people about the exceptions from masking: which values labels depend on, and which texts have
 * several labels that nothing tells apart. Immutable.
 */
public final class ValueRemarks {

    /** More texts are counted only. */
    private static final int SHOWN = 200;
    /** Longer texts are cut. */
    private static final int SHOWN_CHARS = 200;

    private final KeptValues kept;
    private final Map<String, String> labelsByText;

    /**
     * Counts the labels of the texts concerned.
     *
     * @param entries of the training set
     * @param normalizer of the training set, with the values that it keeps
     */
    public ValueRemarks(List<LabelledEntry> entries, Normalizer normalizer) {
        this.kept = normalizer.kept();
        this.labelsByText = kept.isEmpty() ? Map.of() : labels(entries, normalizer);
    }

    /** Returns a line each on what was found; none if nothing was. */
    public List<String> lines() {
        Stream<String> rules = kept.rules().isEmpty()
                ? Stream.empty()
                : Stream.of(count(kept.rules().size(), "masked text has", "masked texts have")
                        + " labels that depend on a value, which stays in the text; see the report");
        Stream<String> conflicting = kept.conflicting().isEmpty()
                ? Stream.empty()
                : Stream.of(count(kept.conflicting().size(), "masked text has", "masked texts have")
                        + " several labels and nothing that tells them apart, so no stage decides there; the first is '"
                        + start(kept.conflicting().iterator().next()) + "' ("
                        + labelsByText.getOrDefault(
                                kept.conflicting().iterator().next(), "") + ")");
        return Stream.concat(rules, conflicting).toList();
    }

    /**
     * Appends a table of the values that labels depend on, and one of the texts that nothing tells apart,
     * unless they are empty.
     */
    public void tables(EvaluationReport.Builder report) {
        if (!kept.rules().isEmpty()) {
            report.table(
                    "Values that labels depend on: " + kept.rules().size(),
                    "Masked, the rows of each text would be the same; this value stays in it, as far as it says. A value that"
                            + " training did not see is not decided.",
                    List.of("masked text", "value", "what of it counts", "labels"),
                    kept.rules().entrySet().stream()
                            .limit(SHOWN)
                            .map(rule -> List.of(
                                    start(rule.getKey()),
                                    Integer.toString(rule.getValue().value() + 1),
                                    words(rule.getValue()),
                                    labelsByText.getOrDefault(rule.getKey(), "")))
                            .toList());
        }
        if (!kept.conflicting().isEmpty()) {
            report.table(
                    "Labels that nothing tells apart: " + kept.conflicting().size(),
                    "Rows of these texts have several labels, and no value goes with them. No stage decides there: give them one"
                            + " label, or a message that says more.",
                    List.of("text", "labels"),
                    kept.conflicting().stream()
                            .limit(SHOWN)
                            .map(text -> List.of(start(text), labelsByText.getOrDefault(text, "")))
                            .toList());
        }
    }

    /** Returns a text, or its beginning if it is long. */
    public static String start(String text) {
        return ShownText.shortened(text, SHOWN_CHARS);
    }

    /** Returns what a rule looks at, for people; values count from 1 there. */
    private static String words(ValueRule rule) {
        String values = start(String.join(", ", rule.values()));
        return switch (rule.kind()) {
            case ZERO -> "whether it is zero";
            case EQUAL ->
                "whether it equals value " + (Integer.parseInt(rule.values().get(0)) + 1);
            case HUNDREDS -> "its hundreds: " + values;
            case LISTED -> "which it is: " + values;
            case BELOW -> "whether it is below " + values;
        };
    }

    /** By normalized text, and by masked text where there is a rule: its labels with their rows. */
    private static Map<String, String> labels(List<LabelledEntry> entries, Normalizer normalizer) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        KeptValues kept = normalizer.kept();
        for (LabelledEntry entry : entries) {
            String message = entry.entry().message();
            String masked = Normalizer.standard().normalize(message);
            String text = normalizer.normalize(message);
            String name = entry.label().name();
            if (kept.rules().containsKey(masked)) {
                counts.computeIfAbsent(masked, key -> new TreeMap<>()).merge(name, 1, Integer::sum);
            }
            if (kept.conflicting().contains(text)) {
                counts.computeIfAbsent(text, key -> new TreeMap<>()).merge(name, 1, Integer::sum);
            }
        }
        Map<String, String> labels = new TreeMap<>();
        counts.forEach((text, names) -> labels.put(
                text,
                names.entrySet().stream()
                        .map(name -> name.getKey() + ": " + name.getValue())
                        .collect(Collectors.joining(", "))));
        return labels;
    }

    private static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
