package io.logclf.regex;

import io.logclf.regex.syntax.Quote;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds backslashes of Windows paths and names that a pattern takes for classes and the like: {@code C:\Windows}. */
final class Backslashes {

    private static final String NAME = "[\\w $.~()-]+";
    private static final String SEPARATOR = "\\\\{1,2}";
    /**
     * A drive, a server, a variable or a root of the registry with names behind it; or a name with one that begins as no
     * class, no line break and no tab does where more letters follow.
     */
    private static final Pattern PATH = Pattern.compile("(?:(?<![A-Za-z\\\\])[A-Za-z]:" + SEPARATOR
            + "|(?<!\\\\)\\\\\\\\[\\w.-]{2,}"
            + SEPARATOR + "|%\\w+%" + SEPARATOR + "|\\bHK[A-Z_]{2,}" + SEPARATOR + ")" + NAME + "(?:" + SEPARATOR + NAME
            + ")*|[\\w.-]*[A-Za-z0-9]\\\\(?:[afvSD][a-z]{2,}|W(?:indows|INDOWS)\\b)[\\w\\\\ .-]*");
    /** A single one, before letters that are no escape with a repetition behind it. */
    private static final Pattern SINGLE =
            Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)(\\\\[A-Za-z])(?=[A-Za-z]{2}|\\d{2})");

    private Backslashes() {}

    /** Returns what is wrong and the pattern's part as it should be; empty if nothing is wrong. */
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
     * Returns the pattern with every backslash doubled that is not part of a pair and stands before a letter or digit; all
     * if it begins as a server's path does.
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
