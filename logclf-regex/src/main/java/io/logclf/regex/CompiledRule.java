package io.logclf.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.text.PatternGuard;
import io.logclf.regex.automaton.LazyDfa;
import io.logclf.regex.automaton.NeverMatches;
import io.logclf.regex.automaton.Nfa;
import io.logclf.regex.automaton.Text;
import io.logclf.regex.grok.Grok;
import io.logclf.regex.literals.RequiredLiterals;
import io.logclf.regex.syntax.PatternError;
import io.logclf.regex.syntax.RegexFlags;
import io.logclf.regex.syntax.RegexNode;
import io.logclf.regex.syntax.RegexParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule that is ready to match. Immutable as seen from outside, and safe for concurrent use. */
final class CompiledRule {

    private final Rule rule;
    private final Label label;
    private final boolean forAllEntries;
    private final Pattern pattern;
    private final Grok grok;
    /** Null if the pattern is left to RE2/J, as the automaton is. */
    private final @Nullable Nfa nfa;

    private final @Nullable LazyDfa dfa;

    private final List<Set<String>> requiredLiterals;

    private CompiledRule(Rule rule, Pattern pattern, Grok grok, Optional<RegexNode> tree) {
        this.rule = rule;
        this.label = rule.label();
        this.forAllEntries = rule.sources().isEmpty() && rule.severities().isEmpty();
        this.pattern = pattern;
        this.grok = grok;
        this.nfa = tree.flatMap(Nfa::of).orElse(null);
        this.dfa = nfa == null ? null : LazyDfa.of(nfa);
        this.requiredLiterals = tree.map(RequiredLiterals::of).orElse(List.of());
    }

    /**
     * Compiles a rule.
     *
     * @throws PatternError if the pattern is not valid; its message says why and what to do
     */
    static CompiledRule of(Rule rule) throws PatternError {
        Grok grok = Grok.expand(rule.pattern());
        String expanded = withLineEnds(grok.pattern(), rule.flags().contains(RuleFlag.MULTILINE));
        Optional<String> problem = PatternGuard.problem(expanded, rule.flags().contains(RuleFlag.IGNORE_CASE));
        if (problem.isPresent()) {
            throw new PatternError(problem.get());
        }
        try {
            if (!expanded.equals(grok.pattern())) {
                // What is wrong is told in the words of the author.
                Pattern.compile(grok.pattern(), re2Flags(rule.flags()));
            }
            Pattern pattern = Pattern.compile(expanded, re2Flags(rule.flags()));
            RegexFlags flags = new RegexFlags(
                    rule.flags().contains(RuleFlag.IGNORE_CASE),
                    rule.flags().contains(RuleFlag.MULTILINE),
                    rule.flags().contains(RuleFlag.DOT_ALL));
            return new CompiledRule(rule, pattern, grok, RegexParser.parse(expanded, flags));
        } catch (PatternSyntaxException e) {
            throw PatternError.of(e);
        }
    }

    /** {@code $} at line breaks is before "\r\n" as before "\n"; RE2 knows the second only. */
    private static String withLineEnds(String pattern, boolean multiline) {
        return PatternText.replace(pattern, multiline, (part, place) -> {
            if (!part.equals("$") || place.inClass() || !place.multiline()) {
                return part;
            }
            return pattern.startsWith("\\r\\n", place.end()) ? "" : "(?:\\r?$)";
        });
    }

    Label label() {
        return label;
    }

    Rule rule() {
        return rule;
    }

    /** Returns sets of folded literals of which every match contains a member each; none if nothing is known. */
    List<Set<String>> requiredLiterals() {
        return requiredLiterals;
    }

    /** Returns the pattern's automaton; empty if the pattern is left to RE2/J. */
    Optional<Nfa> nfa() {
        return Optional.ofNullable(nfa);
    }

    /** Tells whether the rule has neither sources nor severities. */
    boolean isForAllEntries() {
        return forAllEntries;
    }

    /** As {@link Rule#appliesTo}, most often without a look at the rule. */
    boolean appliesTo(LogEntry entry) {
        return forAllEntries || rule.appliesTo(entry);
    }

    /** Tells whether the pattern is found in a message. */
    boolean matches(Text text) {
        // The automaton is made for characters of 16 bits.
        if (dfa != null && !text.hasSurrogates()) {
            int[] matching = dfa.matching(text.chars(), Integer.MAX_VALUE);
            if (!LazyDfa.isUnknown(matching)) {
                return matching.length > 0;
            }
        }
        return matchesWithRe2(text.string());
    }

    /** Tells whether there is no text that the pattern matches; false too if that is not known. */
    boolean neverMatches() {
        return nfa != null && NeverMatches.is(nfa);
    }

    /** What {@link #matches} must agree with: RE2/J decides what a pattern means. */
    boolean matchesWithRe2(String message) {
        return pattern.matcher(message).find();
    }

    /** Returns the named captures of the leftmost match, in the order of the pattern; those that took no part are left out. */
    Map<String, String> captures(String message) {
        Map<String, String> captures = new LinkedHashMap<>();
        Map<String, Integer> groups = pattern.namedGroups();
        if (groups.isEmpty()) {
            return captures;
        }
        Matcher matcher = pattern.matcher(message);
        if (matcher.find()) {
            groups.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(group -> {
                String text = matcher.group(group.getValue());
                if (text != null) {
                    // The "\r" of a line's end is no part of the line, though a dot matches it.
                    boolean lineEnd = text.endsWith("\r") && message.startsWith("\n", matcher.end(group.getValue()));
                    captures.putIfAbsent(
                            grok.captureName(group.getKey()), lineEnd ? text.substring(0, text.length() - 1) : text);
                }
            });
        }
        return captures;
    }

    private static int re2Flags(Set<RuleFlag> flags) {
        return (flags.contains(RuleFlag.IGNORE_CASE) ? Pattern.CASE_INSENSITIVE : 0)
                | (flags.contains(RuleFlag.MULTILINE) ? Pattern.MULTILINE : 0)
                | (flags.contains(RuleFlag.DOT_ALL) ? Pattern.DOTALL : 0);
    }
}
