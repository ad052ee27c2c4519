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
 * than they look like, rules that an earlier rule shadows, and rules that never match. Shadowing shows in the rules' own examples, and in logs if some are {@linkplain #observe
 * observed}. Not safe for concurrent use.
 */
public final class RuleCheck {

    private final RuleSet rules;
    private final Map<String, RuleSource> byId = new HashMap<>();
    /** By the id of a rule that matched observed messages: how many of them which rule decided, by its id. */
    private final Map<String, Map<String, Long>> deciders = new HashMap<>();

    private final PatternCheck patterns;

    private long observed;

    private RuleCheck(RuleSet rules) {
        this.rules = rules;
        this.patterns = new PatternCheck(rules.matcher().rules());
        rules.sources().forEach(source -> byId.put(source.rule().id(), source));
    }

    /** Returns a check of {@code rules}, with no log observed yet. */
    public static RuleCheck of(RuleSet rules) {
        return new RuleCheck(rules);
    }

    /** Counts which rules match a message, and which one decides it. */
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

    /** Returns what was found, in the order of the rules and at most one for each; empty if nothing is wrong. */
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

    private static Optional<String> duplicate(Rule rule, List<RuleSource> alike) {
        return alike.stream()
                .filter(other -> covers(other.rule().sources(), rule.sources())
                        && covers(other.rule().severities(), rule.severities()))
                .findFirst()
                .map(other ->
                        "has the same pattern as " + named(other) + ", which decides first; remove one of the two");
    }

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

    /** Which rules decide the examples of {@code rule}, from each of its sources, at one of its severities. */
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

    /** What makes rules the same but for their sources. */
    private record Meaning(String pattern, Set<RuleFlag> flags) {}

    /** A rule that decides an example. */
    private record Decision(String example, RuleSource by) {}
}
