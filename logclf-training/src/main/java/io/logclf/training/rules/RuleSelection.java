package io.logclf.training.rules;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleSet;
import io.logclf.training.LabelledEntry;
import io.logclf.training.train.texts.TrainingText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the templates of a training set that rules can decide, and makes their rules.
 *
 * A template is predictable if no two rows of one text differ in their label, a label has enough rows, a
 * pattern from half of its messages matches most of the other half, and the pattern from all matches no
 * message of another label. A template of several labels can have a rule for each, if it has values that
 * tell them apart.
 *
 * Masked entries are no material for a pattern, as a placeholder stands where the log had a value, but they
 * speak against a template that they give another label.
 */
public final class RuleSelection {

    /** What fewer rows have in common may be chance. */
    private static final int LEAST_ROWS = 10;
    /** The share of unseen messages that a pattern must match; a value on a list may be rare. */
    private static final double MATCHED = 0.9;

    private RuleSelection() {}

    /**
     * Returns the rules of the templates that are predictable.
     *
     * @param texts all that is known; the others are what a pattern must not match
     * @param taken ids that no rule may have, those of hand-written rules: an induced one gets {@code
     *     -induced} behind its own
     * @param seed of the halves that a pattern is tried on
     */
    public static List<Rule> induce(List<TrainingText> texts, Set<String> taken, long seed) {
        Map<Integer, List<TrainingText>> textsByTemplate = new TreeMap<>();
        texts.forEach(text -> textsByTemplate
                .computeIfAbsent(text.group(), template -> new ArrayList<>())
                .add(text));
        List<RuleGroup> predictable = new ArrayList<>();
        List<RuleGroup> others = new ArrayList<>();
        for (List<TrainingText> template : textsByTemplate.values()) {
            boolean clear = template.stream().allMatch(TrainingText::isUnanimous);
            for (RuleGroup group : groups(template)) {
                boolean holds = clear
                        && group.messages().size() >= LEAST_ROWS
                        && !isContradicted(group.label(), template)
                        && holds(group.messages(), seed);
                (holds ? predictable : others).add(group);
            }
        }
        return InducedRules.of(predictable, others).rules().stream()
                .map(rule -> taken.contains(rule.id()) ? renamed(rule) : rule)
                .toList();
    }

    /** The messages of a template as logged, by label. */
    private static List<RuleGroup> groups(List<TrainingText> template) {
        Map<String, List<String>> messages = new TreeMap<>();
        entries(template)
                .filter(entry -> !entry.masked())
                .forEach(entry -> messages.computeIfAbsent(entry.label().name(), label -> new ArrayList<>())
                        .add(entry.entry().message()));
        return messages.entrySet().stream()
                .map(entry -> new RuleGroup(
                        new Label(entry.getKey()),
                        entry.getValue().stream().sorted().toList()))
                .toList();
    }

    /** Tells whether masked entries give the template another label. */
    private static boolean isContradicted(Label label, List<TrainingText> template) {
        return entries(template)
                .anyMatch(entry -> entry.masked() && !entry.label().equals(label));
    }

    private static Stream<LabelledEntry> entries(List<TrainingText> template) {
        return template.stream().flatMap(text -> text.entries().stream());
    }

    /** Tells whether a pattern induced from half of the distinct messages is found in most of the other half. */
    private static boolean holds(List<String> messages, long seed) {
        List<String> shuffled = new ArrayList<>(new TreeSet<>(messages));
        Collections.shuffle(shuffled, new Random(seed));
        int half = (shuffled.size() + 1) / 2;
        Set<String> first = new HashSet<>(shuffled.subList(0, half));
        Optional<String> pattern =
                RuleInduction.pattern(messages.stream().filter(first::contains).toList());
        if (pattern.isEmpty()) {
            return false;
        }
        List<String> rest = shuffled.subList(half, shuffled.size());
        RuleSet rules = RuleSet.of(List.of(Rule.of("first half", "any", pattern.get())));
        try (RegexClassifier regex = RegexClassifier.of(rules)) {
            long found = rest.stream()
                    .filter(message -> regex.classify(LogEntry.of(message)) instanceof Verdict.Decided)
                    .count();
            return found >= MATCHED * rest.size();
        }
    }

    /** Returns a rule with an id that no hand-written one has. */
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

    /** Returns the ids of rules. */
    public static Set<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::id).collect(Collectors.toSet());
    }
}
