package io.logclf.training.rules;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A pattern that may become a rule, with the groups that it was made of. */
final class Candidate {

    /** The most telling pattern first: where two match a message, the one that says more about it should decide. */
    private static final Comparator<Candidate> ORDER = Comparator.<Candidate>comparingInt(c -> -letters(c.parts))
            .thenComparing(c -> c.pattern)
            .thenComparing(c -> c.label.name());

    private final Label label;
    private final String pattern;
    private final List<Part> parts;
    private final List<RuleGroup> groups = new ArrayList<>();

    private Candidate(Label label, String pattern, List<Part> parts) {
        this.label = label;
        this.pattern = pattern;
        this.parts = parts;
    }

    /** Returns the candidates of all groups that have a pattern, in their order; groups with the same one share it. */
    static List<Candidate> of(List<RuleGroup> groups) {
        Map<String, Candidate> candidates = new TreeMap<>();
        for (RuleGroup group : groups) {
            Optional<List<Part>> parts = RuleInduction.parts(group.messages());
            parts.flatMap(RuleInduction::text)
                    .ifPresent(pattern -> candidates
                            .computeIfAbsent(
                                    group.label().name() + '\0' + pattern,
                                    key -> new Candidate(group.label(), pattern, parts.get()))
                            .groups
                            .add(group));
        }
        return candidates.values().stream().sorted(ORDER).toList();
    }

    Label label() {
        return label;
    }

    String pattern() {
        return pattern;
    }

    List<RuleGroup> groups() {
        return groups;
    }

    /** Returns the constant words in their order. */
    List<String> words() {
        return parts.stream().filter(Part::isWord).map(Part::text).toList();
    }

    private static int letters(List<Part> parts) {
        return parts.stream()
                .filter(Part::isWord)
                .mapToInt(part -> part.text().length())
                .sum();
    }
}
