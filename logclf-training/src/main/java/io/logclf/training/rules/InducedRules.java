package io.logclf.training.rules;

import io.logclf.regex.Rule;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rules induced from labelled messages: one for each group whose messages have a pattern with enough constant
 * words to name the event, and that is found in no message of another label, in no general log message, and
 * in no twist of its own messages, such as a negation. Where it is, but is not with exactly the values that
 * were seen, it has those.
 *
 * <p>Rules come in a fixed order, those with most constant text first, with ids of the label and the first
 * constant words, two or three examples that match, and the message of the nearest group of another label,
 * if it shares a word, as one that does not. The same groups in the same order give the same rules.
 * Immutable.
 *
 * @param rules for {@link RuleFile#text} and {@link io.logclf.regex.RuleSet#of}
 * @param withoutPattern groups whose messages have too little in common
 * @param rejected patterns that say too little, or are found where they should not be
 */
public record InducedRules(List<Rule> rules, int withoutPattern, int rejected) {

    /** Examples that each rule carries, so that loading its file checks it. */
    private static final int MAX_EXAMPLES = 3;
    /** Longer messages are no examples to read. */
    private static final int MAX_EXAMPLE_CHARS = 1_000;

    /** Copies the list. */
    public InducedRules {
        rules = List.copyOf(rules);
    }

    /**
     * Induces the rules of groups: one for each template and label is best. The time is linear in the
     * characters of all messages for each binary digit of the number of labels.
     *
     * @param groups all that is known, since what is not among them cannot be checked; a label may have
     *     many groups
     */
    public static InducedRules of(List<RuleGroup> groups) {
        return of(groups, List.of());
    }

    /**
     * Induces the rules of groups, and checks them against others too, which get no rules.
     *
     * @param others in which no rule of another label may be found
     */
    public static InducedRules of(List<RuleGroup> groups, List<RuleGroup> others) {
        List<RuleGroup> all = Stream.concat(groups.stream(), others.stream()).toList();
        List<Candidate> candidates = Candidate.of(groups);
        NearestGroups nearest = new NearestGroups(all);
        EventWords words = new EventWords(all);
        List<Candidate> telling = candidates.stream().filter(words::areEnough).toList();
        List<Candidate> kept = kept(telling, new Overreach(all, nearest, telling));
        RuleIds ids = new RuleIds();
        int used = candidates.stream()
                .mapToInt(candidate -> candidate.groups().size())
                .sum();
        return new InducedRules(
                kept.stream().map(candidate -> rule(candidate, ids, nearest)).toList(),
                groups.size() - used,
                candidates.size() - kept.size());
    }

    /** Narrows what overreaches, and leaves that out if it still does. */
    private static List<Candidate> kept(List<Candidate> candidates, Overreach overreach) {
        BitSet wide = overreach.of(candidates);
        List<Candidate> narrowed = wide.stream()
                .mapToObj(i -> candidates.get(i).listed())
                .flatMap(Optional::stream)
                .toList();
        return Stream.concat(without(wide, candidates), without(overreach.of(narrowed), narrowed))
                .sorted(Candidate.ORDER)
                .toList();
    }

    private static Stream<Candidate> without(BitSet wrong, List<Candidate> candidates) {
        return IntStream.range(0, candidates.size()).filter(i -> !wrong.get(i)).mapToObj(candidates::get);
    }

    /**
     * Returns a candidate as a rule, with examples of what it matches and of the nearest message that it
     * must not match.
     */
    private static Rule rule(Candidate candidate, RuleIds ids, NearestGroups nearest) {
        List<String> words = candidate.words();
        Optional<String> other = nearest.to(candidate.label(), words)
                .flatMap(group ->
                        group.messages().stream().filter(InducedRules::isShort).findFirst());
        return new Rule(
                ids.next(candidate.label().name(), words),
                candidate.label(),
                candidate.pattern(),
                Set.of(),
                Set.of(),
                Set.of(),
                new Rule.Examples(matches(candidate), other.stream().toList()));
    }

    /** Returns the first message and the last ones: those in between are often like the first. */
    private static List<String> matches(Candidate candidate) {
        Set<String> distinct = new LinkedHashSet<>();
        candidate.groups().stream()
                .flatMap(group -> group.messages().stream())
                .filter(InducedRules::isShort)
                .forEach(distinct::add);
        List<String> all = List.copyOf(distinct);
        Set<String> chosen = new LinkedHashSet<>(all.subList(0, Math.min(1, all.size())));
        chosen.addAll(all.subList(Math.max(0, all.size() - MAX_EXAMPLES + 1), all.size()));
        return List.copyOf(chosen);
    }

    private static boolean isShort(String message) {
        return message.length() <= MAX_EXAMPLE_CHARS;
    }
}
