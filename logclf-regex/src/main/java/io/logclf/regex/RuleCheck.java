package io.logclf.regex;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.regex.syntax.Quote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks for rules that load but do not do what their author expects: duplicates, patterns that mean something else
 * than they look like, rules that an earlier rule shadows, and rules that never match. Shadowing shows in the rules' own
 * examples, and in logs if some are {@linkplain #observe observed}. Not safe for concurrent use.
 *
 * <pre>{@code
 * RuleCheck check = RuleCheck.of(rules);
 * entries.forEach(check::observe);
 * check.findings().forEach(problem -> System.out.println(problem.at("rules.yaml")));
 * }</pre>
 *
 * <p>Findings are advice: the set works as it is. An observed entry takes longer than its classification, as every rule that
 * matches is found and not only the first.
 */
public final class RuleCheck {

    private final RuleSet rules;
    private final Map<String, RuleSource> byId = new HashMap<>();
    /**
     * By the id of a rule that matched observed messages: by the id of the rule that decided them, how many there were. Under a
     * rule's own id is what it decided itself; the rest was shadowed.
     */
    private final Map<String, Map<String, Long>> deciders = new HashMap<>();

    private final PatternCheck patterns;

    private long observed;

    private RuleCheck(RuleSet rules) {
        this.rules = rules;
        this.patterns = new PatternCheck(rules.matcher().rules());
        rules.sources().forEach(source -> byId.put(source.rule().id(), source));
    }

    /** Returns a check of {@code rules}, with no log observed yet. The set is only read, and may be in use. */
    public static RuleCheck of(RuleSet rules) {
        return new RuleCheck(rules);
    }

    /**
     * Counts which rules match a message, and which one decides it: the first of them. Of messages only counts are kept, and for
     * each rule at most one message, as an example of letters that its pattern does not know.
     */
    public void observe(LogEntry entry) {
        observed++;
        List<CompiledRule> matching = rules.matcher().all(entry);
        patterns.observe(entry, matching);
        for (CompiledRule rule : matching) {
            deciders.computeIfAbsent(rule.rule().id(), id -> new LinkedHashMap<>())
                    .merge(matching.get(0).rule().id(), 1L, Long::sum);
        }
    }

    /** Returns how many messages were observed. */
    public long observed() {
        return observed;
    }

    /** Returns how many observed messages the rule with {@code id} decided; 0 for an unknown id. */
    public long decided(String id) {
        return decidersOf(id).getOrDefault(id, 0L);
    }

    /**
     * Returns what was found so far, in the order of the rules and at most one for each; empty if nothing is wrong. Of several
     * problems of a rule the first of these counts, as it mostly causes the others: a duplicate, a pattern that means something
     * else, examples decided by other rules, no message decided in the observed logs.
     */
    public List<RuleProblem> findings() {
        List<RuleProblem> findings = new ArrayList<>();
        Map<Meaning, List<RuleSource>> earlier = new HashMap<>();
        for (int i = 0; i < rules.sources().size(); i++) {
            RuleSource source = rules.sources().get(i);
            CompiledRule compiled = rules.matcher().rules().get(i);
            Rule rule = source.rule();
            List<RuleSource> alike =
                    earlier.computeIfAbsent(new Meaning(rule.pattern(), rule.flags()), meaning -> new ArrayList<>());
            duplicate(rule, alike)
                    .or(() -> patterns.finding(compiled))
                    .or(() -> shadowedInExamples(rule))
                    .or(() -> unusedInLogs(rule))
                    .ifPresent(message -> findings.add(new RuleProblem(source.line(), rule.id(), message)));
            alike.add(source);
        }
        return findings;
    }

    /**
     * A rule is a duplicate if an earlier one has the same pattern and flags and is for all of its entries; the same pattern for
     * other sources is not one.
     *
     * @param alike the earlier rules with the same pattern and flags
     */
    private static Optional<String> duplicate(Rule rule, List<RuleSource> alike) {
        return alike.stream()
                .filter(other -> covers(other.rule().sources(), rule.sources())
                        && covers(other.rule().severities(), rule.severities()))
                .findFirst()
                .map(other ->
                        "has the same pattern as " + named(other) + ", which decides first; remove one of the two");
    }

    /** All examples decided by others mean that the rule is useless; single ones matter only if they get another label. */
    private Optional<String> shadowedInExamples(Rule rule) {
        List<Decision> decisions = decisions(rule);
        List<Decision> byOthers = decisions.stream()
                .filter(decision -> !decision.by().rule().equals(rule))
                .toList();
        if (!decisions.isEmpty() && byOthers.size() == decisions.size()) {
            String others = byOthers.stream()
                    .map(Decision::by)
                    .distinct()
                    .map(RuleCheck::named)
                    .collect(Collectors.joining(", "));
            return Optional.of(
                    "is shadowed: its examples are decided by " + others + " before; move this rule up, or remove it");
        }
        return byOthers.stream()
                .filter(decision -> !decision.by().rule().label().equals(rule.label()))
                .findFirst()
                .map(decision -> "its example " + Quote.of(decision.example()) + " is decided by "
                        + named(decision.by()) + " as " + decision.by().rule().label()
                        + "; move this rule up, or make that one narrower");
    }

    /**
     * Which rules decide the examples of {@code rule}, from each of its sources, at its lowest severity. One severity is enough
     * to find most shadowing; an example of a rule for all sources counts as one from a source that no rule names.
     */
    private List<Decision> decisions(Rule rule) {
        List<Decision> decisions = new ArrayList<>();
        Severity severity = rule.severities().stream().sorted().findFirst().orElse(Severity.UNKNOWN);
        for (String example : rule.examples().match()) {
            for (String from : rule.sources().isEmpty() ? Set.of("") : new TreeSet<>(rule.sources())) {
                rules.matcher()
                        .first(new LogEntry(from, example, severity))
                        .ifPresent(by -> decisions.add(
                                new Decision(example, sourceOf(by.rule().id()))));
            }
        }
        return decisions;
    }

    /** A rule that decided no observed message matches none, or only such as earlier rules decide. */
    private Optional<String> unusedInLogs(Rule rule) {
        if (observed == 0 || decided(rule.id()) > 0) {
            return Optional.empty();
        }
        Map<String, Long> others = decidersOf(rule.id());
        if (others.isEmpty()) {
            return Optional.of("matches none of the " + messages(observed) + " in the logs; correct or remove it");
        }
        long matched = others.values().stream().mapToLong(Long::longValue).sum();
        String most = others.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return Optional.of("is shadowed: it matches " + messages(matched) + " in the logs, all decided by"
                + " earlier rules, most by " + named(sourceOf(most)) + "; move this rule up, or remove it");
    }

    /** Tells whether all sources, or severities, of {@code inner} are also of {@code outer}; empty means all. */
    private static boolean covers(Collection<?> outer, Collection<?> inner) {
        return outer.isEmpty() || (!inner.isEmpty() && outer.containsAll(inner));
    }

    private static String messages(long count) {
        return count == 1 ? "1 message" : count + " messages";
    }

    private static String named(RuleSource source) {
        return "rule '" + source.rule().id() + "'" + (source.line() > 0 ? " (line " + source.line() + ")" : "");
    }

    private RuleSource sourceOf(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    private Map<String, Long> decidersOf(String id) {
        return deciders.getOrDefault(id, Map.of());
    }

    /** What is equal in duplicates; their sources and severities are compared apart, as one may include the other. */
    private record Meaning(String pattern, Set<RuleFlag> flags) {}

    /** An example, and the rule that decides it. */
    private record Decision(String example, RuleSource by) {}
}
