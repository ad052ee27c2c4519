package io.logclf.regex;

import io.logclf.api.Label;
import io.logclf.regex.automaton.LazyDfa;
import io.logclf.regex.syntax.PatternError;
import java.util.List;
import java.util.Set;

/** Makes rules for tests in few words. */
final class Rules {

    private Rules() {}

    static CompiledRule compiled(String pattern, RuleFlag... flags) {
        try {
            return CompiledRule.of(rule("r", "Label", pattern, Set.of(), Rule.Examples.NONE, flags));
        } catch (PatternError e) {
            throw new AssertionError(pattern, e);
        }
    }

    /** What an automaton says of a text if it may make all the states it needs. */
    static int[] matching(LazyDfa dfa, String text) {
        return dfa.matching(text.toCharArray(), Integer.MAX_VALUE);
    }

    static Rule from(Set<String> sources, String id, String label, String pattern, String... examples) {
        return rule(id, label, pattern, sources, new Rule.Examples(List.of(examples), List.of()));
    }

    static Rule of(String id, String label, String pattern, String... examples) {
        return from(Set.of(), id, label, pattern, examples);
    }

    private static Rule rule(
            String id, String label, String pattern, Set<String> sources, Rule.Examples examples, RuleFlag... flags) {
        return new Rule(id, new Label(label), pattern, Set.of(flags), sources, Set.of(), examples);
    }
}
