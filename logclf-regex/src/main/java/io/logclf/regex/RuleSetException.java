package io.logclf.regex;

import io.logclf.api.LogclfException;
import java.util.List;

/**
 * Rules that cannot be used. The message is one line that names the file, the line, the rule and the remedy of the first
 * problem, and how many more there are; {@link #problems} has all. It may quote the beginning of an example from the file.
 */
public final class RuleSetException extends LogclfException {

    private final String fileName;
    /** Transient, as problems are not serializable: a deserialized exception has only its message. */
    private final transient List<RuleProblem> problems;

    /**
     * Constructs an exception.
     *
     * @param fileName names the file, or whatever the rules came from
     * @param problems at least one, in the order of the file
     */
    RuleSetException(String fileName, List<RuleProblem> problems) {
        super(message(fileName, problems));
        this.fileName = fileName;
        this.problems = List.copyOf(problems);
    }

    /** Returns the name of the file, as it was given. */
    public String fileName() {
        return fileName;
    }

    /** Returns everything that is wrong, in the order of the file; at least one problem. */
    public List<RuleProblem> problems() {
        return problems;
    }

    private static String message(String fileName, List<RuleProblem> problems) {
        String first = problems.get(0).at(fileName);
        int more = problems.size() - 1;
        return more == 0 ? first : first + " (and " + more + " more problem" + (more == 1 ? ")" : "s)");
    }
}
