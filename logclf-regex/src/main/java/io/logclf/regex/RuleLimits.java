package io.logclf.regex;

import io.logclf.regex.syntax.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many rules a set may have, so that it loads within seconds and no message takes longer: every rule whose texts occur
 * in a message is verified by a pass over it.
 */
final class RuleLimits {

    static final int MAX_RULES = 20_000;
    /** A message of 40,000 characters then takes less than a second. */
    static final int MAX_ALIKE = 1_000;

    /** How many characters all rules together may look at in a message: as many as those alike in one of 40,000. */
    private static final int MAX_WORK = MAX_ALIKE * 40_000;

    /** Tried on a message of any length, so that time stays linear and a long one is not left alone. */
    private static final int MIN_TRIED = 100;

    private static final String REMEDY =
            "; join patterns that give one label with |, as in '(?:one|two) failed', or leave"
                    + " the messages to a trained stage";

    private RuleLimits() {}

    /** Returns how many rules a message of so many characters may be tried against. */
    static int tried(int length) {
        return Math.max(MIN_TRIED, MAX_WORK / Math.max(1, length));
    }

    /** Returns what is wrong with the number of rules; empty if nothing is. */
    static Optional<RuleProblem> problemOf(List<RuleSource> rules) {
        return rules.size() <= MAX_RULES
                ? Optional.empty()
                : Optional.of(problem(
                        rules.get(MAX_RULES),
                        rules.size() + " rules are more than the " + MAX_RULES + " that a set may have"));
    }

    /**
     * Returns the first rule too many of those for the same sources that the same texts, or none, can tell from others.
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

    /** What a rule needs of a message before it is verified. */
    private record Need(List<Set<String>> literals, Set<String> sources) {}
}
