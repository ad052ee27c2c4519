package io.logclf.regex;

import io.logclf.api.LogEntry;
import io.logclf.regex.automaton.LazyDfa;
import io.logclf.regex.automaton.Text;
import io.logclf.regex.literals.LiteralIndex;
import io.logclf.regex.literals.LiteralTriggers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules of a list that match a message, with the answer of a loop over the list but without trying each rule:
 * one pass over the message with a {@link LiteralIndex} tells which literals occur, {@link LiteralTriggers} which rules can
 * match for that, and those are verified in the order of the list. Messages like many before take a pass over a {@link RuleSetDfa}
 * instead. Immutable as seen from outside, and safe for concurrent use.
 *
 * <p>Linear in the message: one pass for the automaton of all rules, one for the index, and for every rule to verify one with its own
 * automaton, followed by one of RE2/J if that runs out of memory. How many are verified in a long message, {@link RuleLimits} says.
 */
final class RuleMatcher {

    private static final int NONE = -1;

    private final List<CompiledRule> rules;
    private final LiteralTriggers triggers;
    private final LiteralIndex index;
    /** Null if the rules have none together. */
    private final @Nullable RuleSetDfa dfa;

    RuleMatcher(List<CompiledRule> rules) {
        this.rules = List.copyOf(rules);
        this.triggers = new LiteralTriggers(
                rules.stream().map(CompiledRule::requiredLiterals).toList());
        this.index = new LiteralIndex(triggers.literals());
        this.dfa = RuleSetDfa.of(rules).orElse(null);
    }

    List<CompiledRule> rules() {
        return rules;
    }

    /** Returns the first rule for the entry's source and severity that matches, of those that are tried on a message of its length. */
    Optional<CompiledRule> first(LogEntry entry) {
        Text text = new Text(entry.message());
        int tried = RuleLimits.tried(text.chars().length);
        // The automaton knows no limit, and a verdict must not depend on the messages before.
        boolean limited = tried < rules.size();
        int[] matching =
                dfa == null || limited || text.hasSurrogates() ? LazyDfa.unknown() : dfa.matching(text.chars());
        int first = LazyDfa.isUnknown(matching)
                ? nextMatch(text, candidates(text), 0, entry, tried)
                : firstFor(entry, matching);
        return first == NONE ? Optional.empty() : Optional.of(rules.get(first));
    }

    /** Tells whether more rules could match, for the texts that occur, than are tried on a message of its length. */
    boolean leavesRulesOut(LogEntry entry) {
        int tried = RuleLimits.tried(entry.message().length());
        return tried < rules.size()
                && BitSet.valueOf(candidates(new Text(entry.message()))).stream()
                                .filter(i -> rules.get(i).appliesTo(entry))
                                .count()
                        > tried;
    }

    private int firstFor(LogEntry entry, int... matching) {
        for (int i : matching) {
            if (rules.get(i).appliesTo(entry)) {
                return i;
            }
        }
        return NONE;
    }

    /** Returns all rules for the entry's source and severity that match, in order. */
    List<CompiledRule> all(LogEntry entry) {
        Text text = new Text(entry.message());
        long[] candidates = candidates(text);
        List<CompiledRule> all = new ArrayList<>();
        for (int i = nextMatch(text, candidates, 0, entry, Integer.MAX_VALUE);
                i != NONE;
                i = nextMatch(text, candidates, i + 1, entry, Integer.MAX_VALUE)) {
            all.add(rules.get(i));
        }
        return all;
    }

    private long[] candidates(Text text) {
        return triggers.candidates(index.occurringIn(text.chars()));
    }

    private int nextMatch(Text text, long[] candidates, int from, LogEntry entry, int most) {
        int left = most;
        for (int word = from >>> 6; word < candidates.length; word++) {
            long bits = word == from >>> 6 ? candidates[word] & (-1L << from) : candidates[word];
            for (; bits != 0; bits &= bits - 1) {
                int i = 64 * word + Long.numberOfTrailingZeros(bits);
                CompiledRule rule = rules.get(i);
                if (rule.appliesTo(entry)) {
                    if (left-- == 0) {
                        return NONE;
                    }
                    if (rule.matches(text)) {
                        return i;
                    }
                }
            }
        }
        return NONE;
    }
}
