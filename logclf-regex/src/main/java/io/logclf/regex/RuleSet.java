package io.logclf.regex;

import io.logclf.api.FileException;
import io.logclf.regex.syntax.PatternError;
import io.logclf.regex.syntax.Quote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rules in their order, compiled and checked: the first that matches decides. Immutable and safe for concurrent use; one
 * set can serve any number of classifiers, which then share the automata that it builds as messages arrive.
 *
 * <p>A rule file is YAML: a list of rules, or a mapping with that list under {@code rules}.
 *
 * <pre>
 * - id: user-session
 *   label: User Action
 *   pattern: 'User %{USER:user} logged (in|out)'
 *   flags: i                             # optional: i ignore case, m multiline, s dot matches line breaks
 *   sources: [ModernCRM, ModernHR]       # optional: defaults to all sources
 *   severity: [ERROR, FATAL]             # optional: defaults to all severities
 *   examples: {match: ["User User685 logged out."], noMatch: ["User login failed"]}
 * </pre>
 *
 * <p>Rules can also come from a program:
 *
 * <pre>{@code
 * RuleSet rules = RuleSet.of(List.of(
 *         Rule.of("disk-full", "Critical Error", "no space left on device"),
 *         Rule.of("login", "User Action", "%{USER:user} logged in")));
 * LogClassifier stage = RegexClassifier.of(rules);
 * }</pre>
 *
 * <p>Matching takes time linear in the message, whatever the rules and the message. Patterns have RE2 syntax, which leaves
 * out look-around and back-references for that reason, and at most ten thousand characters, or a thousand branches, with
 * their counted repetitions written out. A set has at most 20,000 rules, and at most a thousand for the same sources whose
 * patterns have no constant text, or the same.
 *
 * <p>All examples of all rules are checked whenever a set is built, with RE2/J and each against its own rule alone; whether
 * an earlier rule would decide an example is for {@link RuleCheck} to find.
 */
public final class RuleSet {

    private final List<RuleSource> sources;
    private final RuleMatcher matcher;

    private RuleSet(List<RuleSource> sources, List<CompiledRule> compiled) {
        this.sources = List.copyOf(sources);
        this.matcher = new RuleMatcher(compiled);
    }

    /**
     * Reads a rule file, whole and at once; later changes of the file have no effect on the set.
     *
     * @param file a YAML file in UTF-8
     * @throws FileException if the file cannot be read
     * @throws RuleSetException if it is not a valid rule file, a pattern or an id is not usable, an example fails, or there are
     *     more rules than a set may have; it lists the problems of all rules, not only the first
     */
    public static RuleSet load(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    /**
     * Reads rules from text in the format of rule files.
     *
     * @param yaml the text
     * @param fileName names the text in errors; no file is read
     * @throws RuleSetException as {@link #load} does
     */
    public static RuleSet parse(String yaml, String fileName) {
        return parse(yaml.getBytes(StandardCharsets.UTF_8), fileName);
    }

    /**
     * Compiles rules that a program has constructed.
     *
     * @param rules the rules in the order in which they are to be tried; copied. An empty list is a set that never matches,
     *     whereas an empty rule file is an error
     * @throws RuleSetException if a pattern is not usable, an id comes twice, an example fails, or there are more rules than a
     *     set may have; the problems have the line 0
     */
    public static RuleSet of(List<Rule> rules) {
        return compile(rules.stream().map(RuleSource::withoutFile).toList(), new ArrayList<>(), "rules");
    }

    private static RuleSet parse(byte[] yaml, String fileName) {
        Objects.requireNonNull(fileName, "fileName");
        RuleFileParser parser = new RuleFileParser();
        List<RuleSource> sources = parser.parse(yaml);
        return compile(sources, parser.problems(), fileName);
    }

    /**
     * Compiles all rules even if some are faulty, so that an author sees every problem at once. The limits are checked before,
     * for the number of rules, and after, for what their patterns have in common, which is known only if all are valid.
     */
    private static RuleSet compile(List<RuleSource> sources, List<RuleProblem> found, String fileName) {
        List<RuleProblem> problems = new ArrayList<>(found);
        RuleLimits.problemOf(sources).ifPresent(problem -> {
            throw new RuleSetException(fileName, List.of(problem));
        });
        List<CompiledRule> compiled = new ArrayList<>(sources.size());
        Map<String, RuleSource> byId = new HashMap<>();
        for (RuleSource source : sources) {
            RuleSource earlier = byId.putIfAbsent(source.rule().id(), source);
            if (earlier != null) {
                problems.add(new RuleProblem(
                        source.line(),
                        source.rule().id(),
                        "the id is taken by the rule " + (earlier.line() > 0 ? "in line " + earlier.line() : "before")
                                + "; give each rule its own"));
            }
            compile(source, problems).ifPresent(compiled::add);
        }
        if (problems.isEmpty()) {
            RuleLimits.problemOf(sources, compiled).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            problems.sort((a, b) -> Integer.compare(a.line(), b.line()));
            throw new RuleSetException(fileName, problems);
        }
        return new RuleSet(sources, compiled);
    }

    /** Compiles one rule and checks its examples; empty if the pattern is not usable. */
    private static Optional<CompiledRule> compile(RuleSource source, List<RuleProblem> problems) {
        Rule rule = source.rule();
        try {
            CompiledRule compiled = CompiledRule.of(rule);
            List<String> match = rule.examples().match();
            IntStream.range(0, match.size())
                    .filter(i -> !compiled.matchesWithRe2(match.get(i)))
                    .forEach(i -> problems.add(new RuleProblem(
                            source.matchLines().get(i),
                            rule.id(),
                            "the pattern does not match the example " + Quote.of(match.get(i)) + "; "
                                    + PatternCheck.remedy(rule, match.get(i))
                                            .orElse("correct the pattern or the example"))));
            List<String> noMatch = rule.examples().noMatch();
            IntStream.range(0, noMatch.size())
                    .filter(i -> compiled.matchesWithRe2(noMatch.get(i)))
                    .forEach(i -> problems.add(new RuleProblem(
                            source.noMatchLines().get(i),
                            rule.id(),
                            "the pattern matches " + Quote.of(noMatch.get(i))
                                    + ", which it must not; make the pattern narrower or correct the example")));
            return Optional.of(compiled);
        } catch (PatternError e) {
            problems.add(new RuleProblem(source.patternLine(), rule.id(), "pattern: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** Returns the rules in their order, as they were given or read. */
    public List<Rule> rules() {
        return sources.stream().map(RuleSource::rule).toList();
    }

    /** Returns the rules with their lines, in the order of {@link #rules}. */
    List<RuleSource> sources() {
        return sources;
    }

    /** Returns the matcher, which belongs to this set and is shared by all classifiers with it. */
    RuleMatcher matcher() {
        return matcher;
    }
}
