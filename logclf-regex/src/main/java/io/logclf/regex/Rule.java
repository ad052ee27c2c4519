package io.logclf.regex;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A regular expression and the label it gives to messages in which it is found. Immutable.
 *
 * <p>This is the rule as its author wrote it: whether the pattern is valid and the examples hold shows when a {@link RuleSet} is
 * built from it.
 *
 * @param id names the rule in evidence and errors; unique in its set, not blank
 * @param label the label
 * @param pattern RE2 syntax with {@code %{NAME}} and {@code %{NAME:capture}}; found anywhere in a message unless it says
 *     otherwise with {@code ^} and {@code $}; not empty
 * @param flags flags for the whole pattern
 * @param sources the sources it is for, compared exactly; empty for all
 * @param severities the severities it is for; empty for all, {@link Severity#UNKNOWN} among them
 * @param examples messages that it must match, and messages that it must not
 */
public record Rule(
        String id,
        Label label,
        String pattern,
        Set<RuleFlag> flags,
        Set<String> sources,
        Set<Severity> severities,
        Examples examples) {

    /**
     * Copies and checks the parts; the pattern is compiled by {@link RuleSet#of}, so that all errors of a set can be reported
     * together.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if {@code id} is blank or {@code pattern} is empty
     */
    public Rule {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(examples, "examples");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank: '" + id + "'");
        }
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("pattern must not be empty: rule '" + id + "'");
        }
        flags = Set.copyOf(flags);
        sources = Set.copyOf(sources);
        severities = Set.copyOf(severities);
    }

    /**
     * Returns a rule for all sources and severities, without flags and examples.
     *
     * @throws IllegalArgumentException if {@code id} or {@code label} is blank, or {@code pattern} is empty
     */
    public static Rule of(String id, String label, String pattern) {
        return new Rule(id, new Label(label), pattern, Set.of(), Set.of(), Set.of(), Examples.NONE);
    }

    /**
     * Tells whether the rule is for entries of this source and severity, whatever the message. A rule with severities is not for
     * entries whose severity is unknown, unless it lists {@link Severity#UNKNOWN}.
     */
    public boolean appliesTo(LogEntry entry) {
        return (sources.isEmpty() || sources.contains(entry.source()))
                && (severities.isEmpty() || severities.contains(entry.severity()));
    }

    /**
     * Messages that keep a rule honest: checked whenever the rule is loaded.
     *
     * @param match messages in which the pattern must be found
     * @param noMatch messages in which it must not be found
     */
    public record Examples(List<String> match, List<String> noMatch) {

        /** No examples. */
        public static final Examples NONE = new Examples(List.of(), List.of());

        /**
         * Copies the lists.
         *
         * @throws NullPointerException if a list or an example is null
         */
        public Examples {
            match = List.copyOf(match);
            noMatch = List.copyOf(noMatch);
        }
    }
}
