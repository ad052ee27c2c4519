package io.logclf.training.rules;

import io.logclf.api.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pattern that may become a rule, with the groups that it comes from. Immutable, but for the groups that
 * {@link #of} collects.
 */
final class Candidate {

    /** The most telling pattern first: where two match a message, the one that says more about it should decide. */
    static final Comparator<Candidate> ORDER = Comparator.<Candidate>comparingInt(c -> -letters(c.parts))
            .thenComparing(c -> c.pattern)
            .thenComparing(c -> c.label.name());

    private final Label label;
    private final String pattern;
    private final List<Part> parts;
    private final List<RuleGroup> groups;

    private Candidate(Label label, String pattern, List<Part> parts, List<RuleGroup> groups) {
        this.label = label;
        this.pattern = pattern;
        this.parts = parts;
        this.groups = groups;
    }

    /**
     * Returns the candidates of all groups that have a pattern, in their order; groups with the same one
     * share it.
     */
    static List<Candidate> of(List<RuleGroup> groups) {
        Map<String, Candidate> candidates = new TreeMap<>();
        for (RuleGroup group : groups) {
            Optional<List<Part>> parts = RuleInduction.parts(group.messages());
            parts.flatMap(all -> NarrowPattern.of(all, group.messages()).text(false))
                    .ifPresent(pattern -> candidates
                            .computeIfAbsent(
                                    group.label().name() + '\0' + pattern,
                                    key -> new Candidate(group.label(), pattern, parts.get(), new ArrayList<>()))
                            .groups
                            .add(group));
        }
        return candidates.values().stream().sorted(ORDER).toList();
    }

    /** Returns one that takes only values that were seen; empty if that is the same, or is too large for a rule. */
    Optional<Candidate> listed() {
        return narrow().text(true)
                .filter(listed -> !listed.equals(pattern))
                .map(listed -> new Candidate(label, listed, parts, groups));
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

    /** Returns at how many places different plain words were seen. */
    int wordSlots() {
        return narrow().wordSlots();
    }

    private NarrowPattern narrow() {
        return NarrowPattern.of(
                parts,
                groups.stream().flatMap(group -> group.messages().stream()).toList());
    }

    /** Counts the letters of constant words. */
    private static int letters(List<Part> parts) {
        return parts.stream()
                .filter(Part::isWord)
                .mapToInt(part -> part.text().length())
                .sum();
    }
}
