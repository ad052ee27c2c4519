package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.io.LabelColumns;
import io.logclf.training.LabelledEntry;
import io.logclf.training.TrainingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Problems with the names of labels: words that mean something else, names that look the same, and labels
 * that can never be given.
 */
final class LabelNames {

    private LabelNames() {}

    /**
     * Checks that no label is the word for having none.
     *
     * @throws TrainingException if one is
     */
    static void requireUsable(TrainingSet set, TrainingOptions options) {
        set.entries().stream()
                .filter(entry -> entry.label().name().equalsIgnoreCase(LabelColumns.UNCLASSIFIED)
                        && !options.isNone(entry.label()))
                .findFirst()
                .ifPresent(entry -> {
                    throw new TrainingException((entry.where().isEmpty() ? "" : entry.where() + ": ") + "the label '"
                            + entry.label().name()
                            + "' is the word for messages without a label; leave it empty, or say by the none label that no label"
                            + " fits such messages");
                });
    }

    /**
     * Returns a line on each set of names that differ in case, blanks, hyphens or underscores only: two
     * spellings of one label halve its training data, and nobody notices.
     */
    static List<String> lookalikes(TrainingSet set) {
        Map<String, TreeSet<String>> names = new TreeMap<>();
        for (LabelledEntry entry : set.entries()) {
            String name = entry.label().name();
            names.computeIfAbsent(
                            name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " "), key -> new TreeSet<>())
                    .add(name);
        }
        return names.values().stream()
                .filter(alike -> alike.size() > 1)
                .map(alike -> alike.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
                        + " are different labels, though their names differ in case or blanks only; give them one name if they"
                        + " are one")
                .toList();
    }

    /**
     * Returns the labels that no stage can give: none of their texts is remembered, and no rule and no head
     * knows them.
     */
    static List<Label> neverGiven(TrainingSet set, TrainedStages trained, TrainingOptions options) {
        TreeSet<String> given = new TreeSet<>();
        trained.memory()
                .templates()
                .forEach(template -> given.add(template.label().name()));
        trained.rules().forEach(rule -> given.add(rule.label().name()));
        trained.plans().stream()
                .filter(LabelPlan::head)
                .forEach(plan -> given.add(plan.label().name()));
        return set.entries().stream()
                .map(LabelledEntry::label)
                .filter(label -> !options.isNone(label) && !given.contains(label.name()))
                .distinct()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }
}
