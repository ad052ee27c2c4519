package io.logclf.regex;

import io.logclf.api.Evidence;
import io.logclf.regex.syntax.Quote;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Evidence of a rule that matched: its id, and the named parts of the message that its pattern captures. Immutable.
 *
 * <p>Captures are extracted from the message on each call, since most callers never read them and it takes many times as long as
 * to match. This therefore keeps a reference to the message.
 *
 * <pre>{@code
 * // pattern: 'User %{USER:user} logged (in|out)', message: "User User685 logged out."
 * if (classification.evidence().orElse(null) instanceof RuleMatch match) {
 *     match.captures();    // {user=User685}
 * }
 * }</pre>
 */
public final class RuleMatch implements Evidence {

    private final CompiledRule rule;
    private final String message;

    RuleMatch(CompiledRule rule, String message) {
        this.rule = rule;
        this.message = message;
    }

    /** Returns the id of the rule. */
    public String ruleId() {
        return rule.rule().id();
    }

    /**
     * Returns the named parts of the pattern's leftmost match with the text they matched, in the order of the pattern.
     * Groups that took no part in the match are left out. Field names in brackets, {@code [source][ip]}, are returned with dots.
     *
     * @return a new map, which the caller may change; empty if the pattern names no captures
     */
    public Map<String, String> captures() {
        return rule.captures(message);
    }

    /** Returns the rule's id, and the beginnings of the captures if there are any: {@code rule user-session: user='User685'}. */
    @Override
    public String summary() {
        Map<String, String> captures = captures();
        return "rule " + ruleId()
                + captures.entrySet().stream()
                        .map(capture -> capture.getKey() + "=" + Quote.of(capture.getValue()))
                        .collect(Collectors.joining(", ", captures.isEmpty() ? "" : ": ", ""));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleMatch match
                && ruleId().equals(match.ruleId())
                && captures().equals(match.captures());
    }

    @Override
    public int hashCode() {
        return Objects.hash(ruleId());
    }

    @Override
    public String toString() {
        return summary();
    }
}
