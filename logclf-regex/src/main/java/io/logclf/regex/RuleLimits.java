package io.logclf.regex;

import io.logclf.regex.syntax.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many rules a set may have, so that it loads within seconds and no message takes longer than about a second: every rule
 * whose texts occur in a message is verified by a pass over it, so the time grows with the number of such rules times the
 * length of the message.
 *
 * <p>Two limits bound the first factor, when a set is built. A third bounds the product, for each message: one of up to 2,000
 * characters may be tried against all 20,000 rules, one of 40,000 against 1,000, and from 400,000 on against 100.
 */
final class RuleLimits {

    /** How many rules a set may have. */
    static final int MAX_RULES = 20_000;
    /**
     * How many rules may need the same texts, or none, so that literals cannot tell them apart. With that many, a message of
     * 40,000 characters takes less than a second.
     */
    static final int MAX_ALIKE = 1_000;

    /** How many characters all rules together may look at in a message: as many as {@link #MAX_ALIKE} rules in one of 40,000. */
    private static final int MAX_WORK = MAX_ALIKE * 40_000;

    /** How many rules are tried on a message of any length, so that long messages are still classified, in linear time. */
    private static final int MIN_TRIED = 100;

    private static final String REMEDY =
            "; join patterns that give one label with |, as in '(?:one|two) failed', or leave"
                    + " the messages to a trained stage";

    private RuleLimits() {}

    /**
     * Returns how many rules a message may be tried against.
     *
     * @param length its number of characters, in UTF-16 units
     * @return at least 100; the longer the message, the fewer
     */
    static int tried(int length) {
        return Math.max(MIN_TRIED, MAX_WORK / Math.max(1, length));
    }

    /** Returns the problem that there are too many rules, with the first that is too many; empty if there are not. */
    static Optional<RuleProblem> problemOf(List<RuleSource> rules) {
        return rules.size() <= MAX_RULES
                ? Optional.empty()
                : Optional.of(problem(
                        rules.get(MAX_RULES),
                        rules.size() + " rules are more than the " + MAX_RULES + " that a set may have"));
    }

    /**
     * Returns the problem that too many rules for the same sources need the same texts, or none, with the first rule that is too
     * many; empty if there are not.
     *
     * @param compiled the same rules, in the same order
     */
    static Optional<RuleProblem> problemOf(List<RuleSource> rules, List<CompiledRule> compiled) {
        Map<Need, Integer> alike = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = compiled.get(i);
            Need need = new Need(rule.requiredLiterals(), rule.rule().sources());
            if (alike.merge(need, 1, Integer::sum) > MAX_ALIKE) {
                String texts = need.literals().isEmpty()
                        ? "no constant text of two characters, so that every message is tried against all of them; put a word"
                                + " into the patterns"
                        : "the same constant text "
                                + Quote.of(String.join("|", need.literals().get(0)))
                                + ", so that a message with it is tried against all of them";
                return Optional.of(problem(rules.get(i), "more than " + MAX_ALIKE + " rules have " + texts));
            }
        }
        return Optional.empty();
    }

    private static RuleProblem problem(RuleSource rule, String what) {
        return new RuleProblem(rule.line(), rule.rule().id(), what + REMEDY);
    }

    /** What a rule requires of an entry before it is verified, apart from the severity. Rules alike in it are verified together. */
    private record Need(List<Set<String>> literals, Set<String> sources) {}
}
