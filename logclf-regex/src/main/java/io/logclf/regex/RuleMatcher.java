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
 * match given those, and these candidates are verified in the order of the list. Messages like many before take a pass over a
 * {@link RuleSetDfa} instead. Immutable as seen from outside, and safe for concurrent use.
 *
 * <p>Linear in the message: one pass for the automaton of all rules, one for the index, and for every rule to verify one with its own
 * automaton, followed by one of RE2/J if that runs out of memory. {@link RuleLimits} bounds how many rules are verified in a long
 * message.
 *
 * <p>The answer is a function of the list and the entry alone. Which of the automata exist, and how many messages came before,
 * only changes how long it takes.
 */
final class RuleMatcher {

    private static final int NONE = -1;

    private final List<CompiledRule> rules;
    private final LiteralTriggers triggers;
    private final LiteralIndex index;
    /** The automaton of all rules; null if one of them has none, or all together are too large. */
    private final @Nullable RuleSetDfa dfa;

    /**
     * Builds the index of the rules' literals; automata follow as messages need them.
     *
     * @param rules the rules in the order in which they are to be tried; copied
     */
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

    /**
     * Returns the first rule for the entry's source and severity that matches, of those that are tried on a message of its length.
     *
     * @return the rule; empty if none matches, or, with more candidates than are tried ({@link #leavesRulesOut}), none of
     *     the first of them
     */
    Optional<CompiledRule> first(LogEntry entry) {
        Text text = new Text(entry.message());
        int tried = RuleLimits.tried(text.chars().length);
        // The automaton of all rules has no such limit: with it, whether a rule behind the limit is found would
        // depend on the messages before.
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

    /** The first of some rules, given in order, that is for the entry's source and severity. */
    private int firstFor(LogEntry entry, int... matching) {
        for (int i : matching) {
            if (rules.get(i).appliesTo(entry)) {
                return i;
            }
        }
        return NONE;
    }

    /**
     * Returns all rules for the entry's source and severity that match, in order and without a limit. For checks of rules, not
     * for classification: it verifies every candidate.
     */
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

    /** The rules whose literals occur in a text, whatever its source, as a bit set. */
    private long[] candidates(Text text) {
        return triggers.candidates(index.occurringIn(text.chars()));
    }

    /**
     * Verifies candidates in order.
     *
     * @param from the first rule to look at
     * @param most how many rules may be verified; those for other sources or severities do not count
     * @return the first that matches, or {@link #NONE}
     */
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
