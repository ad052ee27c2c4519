package io.logclf.regex;

import io.logclf.api.LogEntry;
import io.logclf.regex.syntax.PatternError;
import io.logclf.regex.syntax.Quote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for patterns that do not mean what they look like: paths with single backslashes ({@link Backslashes}), patterns that
 * match nothing at all, and letters beyond ASCII where {@code \w} and {@code \b} know none ({@link OtherScripts}). The first
 * two show in the pattern itself; the third may show only in messages, which is what {@link #observe} is for. Part of
 * {@link RuleCheck}. Not safe for concurrent use.
 */
final class PatternCheck {

    private static final String ASCII_ONLY = "\\w, \\W and \\b know the letters of ASCII only";

    private final List<CompiledRule> rules;
    /** Those rules that change when rewritten for all scripts, in that form; built when a message first has such a letter. */
    private @Nullable RuleMatcher rewritten;
    /** By the id of a rule: the first message that it matches only when rewritten, or of which it then captures something else. */
    private final Map<String, String> missed = new HashMap<>();

    /** Checks the rules of one set. */
    PatternCheck(List<CompiledRule> rules) {
        this.rules = rules;
    }

    /**
     * Notes which rules would match a message, or capture more of it, if they knew its letters. Returns at once for messages
     * whose letters are all ASCII.
     *
     * @param matching the rules that match the message as they are written
     */
    void observe(LogEntry entry, List<CompiledRule> matching) {
        if (!OtherScripts.in(entry.message())) {
            return;
        }
        Map<String, CompiledRule> found = new HashMap<>();
        matching.forEach(rule -> found.put(rule.rule().id(), rule));
        for (CompiledRule rule : rewritten().all(entry)) {
            CompiledRule asWritten = found.get(rule.rule().id());
            if (asWritten == null || !asWritten.captures(entry.message()).equals(rule.captures(entry.message()))) {
                missed.putIfAbsent(rule.rule().id(), entry.message());
            }
        }
    }

    private RuleMatcher rewritten() {
        if (rewritten == null) {
            rewritten = new RuleMatcher(rules.stream()
                    .flatMap(rule ->
                            OtherScripts.rewritten(rule.rule().pattern())
                                    .flatMap(pattern -> with(rule.rule(), pattern))
                                    .stream())
                    .toList());
        }
        return rewritten;
    }

    /**
     * Returns what is wrong with a rule's pattern and what to write instead; empty if nothing is. At most one finding, the one
     * that explains most first: a pattern with a path in it may match nothing for that reason alone.
     */
    Optional<String> finding(CompiledRule rule) {
        return Backslashes.findingIn(rule.rule().pattern())
                .or(() -> rule.neverMatches()
                        ? Optional.of(
                                "can match no text at all: what stands around one of its ^, $, \\b or \\B excludes it;"
                                        + " correct it (a backslash is written \\\\) or remove it")
                        : Optional.empty())
                .or(() -> otherScripts(rule.rule()));
    }

    /** An example with such letters that matches shows that the author has thought of them. */
    private Optional<String> otherScripts(Rule rule) {
        String message = missed.get(rule.id());
        boolean tested = rule.examples().match().stream().anyMatch(OtherScripts::in);
        if (message == null && (tested || !OtherScripts.in(rule.pattern()))) {
            return Optional.empty();
        }
        String what = message == null ? "" : ", so it does not match all of " + Quote.of(message);
        return OtherScripts.rewritten(rule.pattern())
                .map(pattern -> ASCII_ONLY + what + "; for all scripts, write '" + pattern + "'");
    }

    /**
     * Returns what would make a rule match an example: the mistake, and the corrected pattern. The correction has been tried on the
     * example; empty if none of the known ones helps.
     *
     * @param example a message that should match and does not
     */
    static Optional<String> remedy(Rule rule, String example) {
        return Optional.of(Backslashes.doubled(rule.pattern()))
                .filter(pattern -> matches(rule, pattern, example))
                .map(pattern -> "a backslash is written \\\\: '" + pattern + "'")
                .or(() -> OtherScripts.rewritten(rule.pattern())
                        .filter(pattern -> matches(rule, pattern, example))
                        .map(pattern -> ASCII_ONLY + "; for all scripts, write '" + pattern + "'"));
    }

    private static boolean matches(Rule rule, String pattern, String example) {
        return with(rule, pattern)
                .filter(other -> other.matchesWithRe2(example))
                .isPresent();
    }

    /** A rule with another pattern; empty if that is not valid, as may happen to what was rewritten. */
    private static Optional<CompiledRule> with(Rule rule, String pattern) {
        try {
            return Optional.of(CompiledRule.of(new Rule(
                    rule.id(),
                    rule.label(),
                    pattern,
                    rule.flags(),
                    rule.sources(),
                    rule.severities(),
                    rule.examples())));
        } catch (PatternError e) {
            return Optional.empty();
        }
    }
}
