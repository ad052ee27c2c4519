package io.logclf.llm.redact;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Finds what a pattern matches; of a pattern with groups, the first group. An empty match is none. Immutable. */
final class PatternFinder implements SecretFinder {

    /**
     * A condition that a match must meet besides the pattern, such as what stands before it: RE2 has no look-around.
     */
    interface Check {

        boolean isSecret(String text, int start, int end);
    }

    private final Pattern pattern;
    private final int group;
    private final Literals needed;
    private final Check check;

    /** Makes a finder of all matches. */
    PatternFinder(Pattern pattern) {
        this(pattern, Literals.of(), (text, start, end) -> true);
    }

    /**
     * Makes a finder of the matches that meet a condition.
     *
     * @param needed words without which the pattern matches nothing
     */
    PatternFinder(Pattern pattern, Literals needed, Check check) {
        this.pattern = pattern;
        this.group = Math.min(1, pattern.groupCount());
        this.needed = needed;
        this.check = check;
    }

    @Override
    public void find(String text, Found found) {
        if (!needed.in(text)) {
            return;
        }
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int start = matcher.start(group);
            int end = matcher.end(group);
            if (start >= 0 && start < end && check.isSecret(text, start, end)) {
                found.secret(start, end);
            }
        }
    }
}
