package io.logclf.llm;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Finds what a pattern matches; of a pattern with groups, its first group. */
final class PatternFinder implements SecretFinder {

    /** Looks at a place before it counts. */
    interface Check {

        boolean isSecret(String text, int start, int end);
    }

    private final Pattern pattern;
    private final int group;
    private final Literals needed;
    private final Check check;

    PatternFinder(Pattern pattern) {
        this(pattern, Literals.of(), (text, start, end) -> true);
    }

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
