package io.logclf.regex;

import java.util.Collections;
import java.util.List;

/**
 * A rule and the lines of the file it was read from; all lines are 0 if there is no file.
 *
 * @param matchLines a line for each of {@link Rule.Examples#match}
 * @param noMatchLines a line for each of {@link Rule.Examples#noMatch}
 */
record RuleSource(Rule rule, int line, int patternLine, List<Integer> matchLines, List<Integer> noMatchLines) {

    static RuleSource withoutFile(Rule rule) {
        return new RuleSource(
                rule,
                0,
                0,
                Collections.nCopies(rule.examples().match().size(), 0),
                Collections.nCopies(rule.examples().noMatch().size(), 0));
    }
}
