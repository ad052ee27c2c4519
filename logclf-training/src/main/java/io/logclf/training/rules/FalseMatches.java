package io.logclf.training.rules;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.regex.RegexClassifier;
import io.logclf.regex.Rule;
import io.logclf.regex.RuleMatch;
import io.logclf.regex.RuleSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the candidates that match a message of another label.
 *
 * <p>A set of rules reports one match for a message, and a right one would hide a wrong one. So labels get
 * numbers, and for each binary digit the candidates whose labels have it meet the messages whose labels do
 * not, and the other way round: then every match is wrong, and every two labels differ in a digit. Two
 * passes for each digit do for any number of labels.
 */
final class FalseMatches {

    private final List<Candidate> candidates;
    private final List<RuleGroup> groups;
    private final Map<Label, Integer> numbers = new HashMap<>();
    private final BitSet wrong = new BitSet();

    private FalseMatches(List<Candidate> candidates, List<RuleGroup> groups) {
        this.candidates = candidates;
        this.groups = groups;
        groups.forEach(group -> numbers.putIfAbsent(group.label(), numbers.size()));
    }

    /** Returns the places of the candidates that match a message of a group with another label. */
    static BitSet of(List<Candidate> candidates, List<RuleGroup> groups) {
        FalseMatches matches = new FalseMatches(candidates, groups);
        for (int digit = 0; 1 << digit < matches.numbers.size(); digit++) {
            matches.find(digit, true);
            matches.find(digit, false);
        }
        return matches.wrong;
    }

    /** Returns the places of the candidates that match one of some messages, which have no label. */
    static BitSet in(List<String> messages, List<Candidate> candidates) {
        FalseMatches matches = new FalseMatches(candidates, List.of());
        matches.find(IntStream.range(0, candidates.size()).boxed().toList(), messages);
        return matches.wrong;
    }

    /** Tries the candidates whose labels have a digit, or do not, against the messages of the others. */
    private void find(int digit, boolean set) {
        List<String> messages = groups.stream()
                .filter(group -> has(group.label(), digit) != set)
                .flatMap(group -> group.messages().stream())
                .distinct()
                .toList();
        List<Integer> tried = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (has(candidates.get(i).label(), digit) == set) {
                tried.add(i);
            }
        }
        find(tried, messages);
    }

    /** Tries candidates against messages until no further one matches. */
    private void find(List<Integer> candidatesTried, List<String> all) {
        List<Integer> tried = new ArrayList<>(candidatesTried);
        List<String> messages = all;
        // A wrong candidate may hide another one from a message, so those messages are tried again without it.
        while (!messages.isEmpty()) {
            tried.removeIf(wrong::get);
            messages = tried.isEmpty() ? List.of() : matched(tried, messages);
        }
    }

    /** Tells whether the number of a label has a binary digit. */
    private boolean has(Label label, int digit) {
        return (numbers.getOrDefault(label, 0) >> digit & 1) != 0;
    }

    /** Returns the messages in which one of the candidates is found, and remembers those candidates. */
    private List<String> matched(List<Integer> tried, List<String> messages) {
        List<Rule> rules = tried.stream()
                .map(i ->
                        Rule.of(Integer.toString(i), "wrong", candidates.get(i).pattern()))
                .toList();
        List<String> matched = new ArrayList<>();
        try (RegexClassifier classifier = RegexClassifier.of(RuleSet.of(rules))) {
            for (String message : messages) {
                if (classifier.classify(LogEntry.of("", message)) instanceof Verdict.Decided decided
                        && decided.evidence() instanceof RuleMatch match) {
                    wrong.set(Integer.parseInt(match.ruleId()));
                    matched.add(message);
                }
            }
        }
        return matched;
    }
}
