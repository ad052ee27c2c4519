package io.logclf.regex;

import io.logclf.api.AbstainReason;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.api.spi.RecentVerdicts;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The stage for predictable messages: the first rule that matches decides, with confidence 1 and a {@link RuleMatch} as
 * evidence; if none matches, it abstains with {@link AbstainReason#NO_MATCH}. Safe for concurrent use.
 *
 * <p>An entry takes time linear in its message. Very long messages are tried only against the first of the rules that could
 * match; if none of these does, the detail of the verdict says how many were tried. Entries equal to recent ones are answered
 * from memory.
 */
public final class RegexClassifier implements LogClassifier {

    private final RuleMatcher matcher;
    /** The verdict for nearly all messages that no rule matches; shared, as it is immutable. */
    private final Verdict noMatch;

    private final Set<Label> labels;
    private final RecentVerdicts recent = new RecentVerdicts();
    private volatile boolean closed;

    private RegexClassifier(RuleSet rules) {
        this.matcher = rules.matcher();
        Set<Label> inOrder = new LinkedHashSet<>();
        rules.rules().forEach(rule -> inOrder.add(rule.label()));
        this.labels = Collections.unmodifiableSet(inOrder);
        this.noMatch = Verdict.abstained(
                AbstainReason.NO_MATCH, "none of " + rules.rules().size() + " rules matches");
    }

    /** Returns a stage that matches with {@code rules}; stages with the same set share its automata, and closing one affects no other. */
    public static RegexClassifier of(RuleSet rules) {
        return new RegexClassifier(rules);
    }

    /**
     * Returns the verdict of the first rule that matches and is for the entry's source and severity.
     *
     * @throws IllegalStateException if the stage is closed
     */
    @Override
    public Verdict classify(LogEntry entry) {
        Objects.requireNonNull(entry, "entry");
        requireOpen();
        return recent.get(entry, this::match);
    }

    private Verdict match(LogEntry entry) {
        return matcher.first(entry)
                .<Verdict>map(rule -> Verdict.decided(rule.label(), 1.0, new RuleMatch(rule, entry.message())))
                .orElseGet(() -> matcher.leavesRulesOut(entry) ? tooLong(entry) : noMatch);
    }

    /** The verdict if rules were left out: a message that none of the tried rules matches might still match another. */
    private static Verdict tooLong(LogEntry entry) {
        int length = entry.message().length();
        return Verdict.abstained(
                AbstainReason.NO_MATCH,
                "a message of " + length + " characters is tried against " + RuleLimits.tried(length)
                        + " of the rules whose texts occur in it, and none of these matches");
    }

    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        requireOpen();
        return LogClassifier.super.classifyAll(entries);
    }

    /** Returns the labels of the rules, in the order of the rules. */
    @Override
    public Set<Label> labels() {
        return labels;
    }

    /** Refuses further entries; there is nothing else to release. */
    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the stage is closed");
        }
    }
}
