package io.logclf.training.train;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.training.LabelledEntry;
import io.logclf.training.rules.InducedRules;
import io.logclf.training.rules.RuleGroup;
import io.logclf.training.rules.RuleInduction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rules for templates that are predictable: all rows have one label, there are enough of them, a pattern from half of the messages
 * matches the other half, and the pattern from all matches no message of another label. Masked entries are no material for a
 * pattern, but speak against a template that they give another label.
 */
final class RuleSelection {

    /** What fewer rows have in common may be chance. */
    private static final int LEAST_ROWS = 10;

    private RuleSelection() {}

    /** @param taken ids that no rule may have */
    static List<Rule> induce(List<TrainingText> texts, Set<String> taken, long seed) {
        Map<Integer, List<LabelledEntry>> rowsByTemplate = new TreeMap<>();
        texts.forEach(text -> rowsByTemplate
                .computeIfAbsent(text.group(), template -> new ArrayList<>())
                .addAll(text.entries()));
        List<RuleGroup> predictable = new ArrayList<>();
        List<RuleGroup> others = new ArrayList<>();
        for (List<LabelledEntry> rows : rowsByTemplate.values()) {
            List<LabelledEntry> asLogged =
                    rows.stream().filter(row -> !row.masked()).toList();
            List<RuleGroup> groups = groups(asLogged);
            boolean holds = groups.size() == 1
                    && asLogged.size() >= LEAST_ROWS
                    && rows.stream().map(LabelledEntry::label).distinct().count() == 1
                    && holds(groups.get(0).messages(), seed);
            (holds ? predictable : others).addAll(groups);
        }
        return InducedRules.of(predictable, others).rules().stream()
                .map(rule -> taken.contains(rule.id()) ? renamed(rule) : rule)
                .toList();
    }

    /** The distinct messages of a template, by label. */
    private static List<RuleGroup> groups(List<LabelledEntry> entries) {
        Map<String, TreeSet<String>> messages = new TreeMap<>();
        for (LabelledEntry entry : entries) {
            messages.computeIfAbsent(entry.label().name(), label -> new TreeSet<>())
                    .add(entry.entry().message());
        }
        return messages.entrySet().stream()
                .map(entry -> new RuleGroup(new Label(entry.getKey()), List.copyOf(entry.getValue())))
                .toList();
    }

    /** Tells whether a pattern made from half of the messages is found in the other half. */
    private static boolean holds(List<String> messages, long seed) {
        List<String> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(seed));
        int half = (shuffled.size() + 1) / 2;
        Optional<String> pattern = RuleInduction.pattern(shuffled.subList(0, half));
        if (pattern.isEmpty()) {
            return false;
        }
        RuleSet rules = RuleSet.of(List.of(Rule.of("first half", "any", pattern.get())));
        try (RegexClassifier regex = RegexClassifier.of(rules)) {
            return shuffled.subList(half, shuffled.size()).stream()
                    .allMatch(message -> regex.classify(LogEntry.of("", message)) instanceof Verdict.Decided);
        }
    }

    private static Rule renamed(Rule rule) {
        return new Rule(
                rule.id() + "-induced",
                rule.label(),
                rule.pattern(),
                rule.flags(),
                rule.sources(),
                rule.severities(),
                rule.examples());
    }

    static Set<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::id).collect(Collectors.toSet());
    }
}
