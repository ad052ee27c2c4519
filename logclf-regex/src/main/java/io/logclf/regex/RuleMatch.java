package io.logclf.regex;

import io.logclf.api.Evidence;
import io.logclf.regex.syntax.Quote;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Evidence of a rule that matched. Immutable.
 *
 * <p>Captures are read from the message when they are asked for, since most callers never do; until then this keeps the
 * message.
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
     * Parts that took no part in the match are left out.
     */
    public Map<String, String> captures() {
        return rule.captures(message);
    }

    /** Returns the rule's id, and the beginnings of the captures if there are any. */
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
