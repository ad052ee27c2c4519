package io.logclf.regex;

import java.util.Collections;
import java.util.List;

/**
 * A rule and the lines of the file it was read from, so that errors which show only when the rule is compiled or compared with
 * others still name their place. Lines count from 1; all are 0 if there is no file. Immutable.
 *
 * @param rule the rule
 * @param line the line where the rule begins
 * @param patternLine the line where its pattern begins
 * @param matchLines a line for each of {@link Rule.Examples#match}
 * @param noMatchLines a line for each of {@link Rule.Examples#noMatch}
 */
record RuleSource(Rule rule, int line, int patternLine, List<Integer> matchLines, List<Integer> noMatchLines) {

    /** Returns a rule that a program has constructed, with lines of 0. */
    static RuleSource withoutFile(Rule rule) {
        return new RuleSource(
                rule,
                0,
                0,
                Collections.nCopies(rule.examples().match().size(), 0),
                Collections.nCopies(rule.examples().noMatch().size(), 0));
    }
}
