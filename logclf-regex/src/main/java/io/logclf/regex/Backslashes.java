package io.logclf.regex;

import io.logclf.regex.syntax.Quote;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds single backslashes of Windows paths and names, which a pattern takes for classes and control characters. In
 * {@code C:\Windows\system32}, {@code \W} is any non-word character and {@code \s} is white space, so the pattern is valid
 * and never finds the path. A heuristic for advice: it judges only what looks like a path, and changes nothing by itself.
 */
final class Backslashes {

    private static final String NAME = "[\\w $.~()-]+";
    private static final String SEPARATOR = "\\\\{1,2}";
    /**
     * What looks like a path: a drive, a server, an environment variable or a root of the registry, with names behind it; or two
     * names with a backslash between them whose letter is rarely meant as an escape where more letters follow. Not among these
     * are {@code \n}, {@code \t}, {@code \d}, {@code \w} and {@code \s}, which do stand directly before letters.
     */
    private static final Pattern PATH = Pattern.compile("(?:(?<![A-Za-z\\\\])[A-Za-z]:" + SEPARATOR
            + "|(?<!\\\\)\\\\\\\\[\\w.-]{2,}"
            + SEPARATOR + "|%\\w+%" + SEPARATOR + "|\\bHK[A-Z_]{2,}" + SEPARATOR + ")" + NAME + "(?:" + SEPARATOR + NAME
            + ")*|[\\w.-]*[A-Za-z0-9]\\\\(?:[afvSD][a-z]{2,}|W(?:indows|INDOWS)\\b)[\\w\\\\ .-]*");
    /**
     * A backslash that is not part of a pair, and a letter, with two letters or digits behind them: what follows an escape that was
     * meant as one is mostly a repetition, a blank or a bracket.
     */
    private static final Pattern SINGLE =
            Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)(\\\\[A-Za-z])(?=[A-Za-z]{2}|\\d{2})");

    private Backslashes() {}

    /**
     * Returns what is wrong, in words that continue "the rule ...", with the path as it should be written; empty if nothing is
     * wrong. The first such path counts.
     */
    static Optional<String> findingIn(String pattern) {
        return PATH.matcher(pattern)
                .results()
                .map(MatchResult::group)
                .filter(path -> single(path).find())
                .findFirst()
                .map(path -> {
                    Matcher single = single(path);
                    return "has " + Quote.of(path) + ", where "
                            + (single.find() ? single.group(2) : "\\")
                            + " is a class or a control character, no backslash and letter, so it does not match that text; a"
                            + " backslash is written \\\\: "
                            + Quote.of(doubled(path));
                });
    }

    /**
     * Returns the pattern with every backslash doubled that is not part of a pair and stands before a letter or digit; with all
     * doubled if it begins as a server's path does, {@code \\server\share}, since there pairs are not escaped either. Escapes that
     * were meant are doubled too: callers must test the result.
     */
    static String doubled(String pattern) {
        return pattern.startsWith("\\\\")
                ? pattern.replace("\\", "\\\\")
                : pattern.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\(?=[A-Za-z0-9])", "$1\\\\\\\\");
    }

    private static Matcher single(String path) {
        return SINGLE.matcher(path);
    }
}
