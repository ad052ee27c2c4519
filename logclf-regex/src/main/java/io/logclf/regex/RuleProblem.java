package io.logclf.regex;

import java.util.Objects;

/**
 * Something wrong with a rule: an error that keeps a set from loading, in a {@link RuleSetException}, or advice from a
 * {@link RuleCheck}.
 *
 * @param line line of the rule file, from 1; 0 if the rule comes from no file
 * @param ruleId the rule's id; empty if it is not known
 * @param message what is wrong, and the remedy
 */
public record RuleProblem(int line, String ruleId, String message) {

    /**
     * Checks that all parts are present.
     *
     * @throws NullPointerException if a part is null
     */
    public RuleProblem {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(message, "message");
    }

    /**
     * Returns the problem in one line, with its place in {@code fileName} in front, in the form that editors recognize:
     * {@code rules.yaml:12: rule 'login': pattern: ...}.
     */
    public String at(String fileName) {
        String place = line > 0 ? fileName + ":" + line : fileName;
        return place + ": " + (ruleId.isEmpty() ? "" : "rule '" + ruleId + "': ") + message;
    }
}
