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

/**
 * A rule that is ready to match. Immutable as seen from outside, and safe for concurrent use.
 *
 * <p>A rule is compiled twice: by RE2/J, which decides whether the pattern is valid and what it means, and which finds
 * captures; and, if {@link RegexParser} knows all of its constructs, into an automaton of our own, which is faster but
 * only tells whether there is a match. The latter is an optimization that must agree with the former.
 *
 * <p>The pattern {@code (?m)%{IP:client}$} passes through these forms: {@link Grok} replaces the reference; {@code $} becomes
 * {@code (?:\r?$)}, so that lines may end with a carriage return; {@link PatternGuard} refuses it if it is too large; RE2/J
 * compiles it; and the tree yields the required literals and the automaton.
 */
final class CompiledRule {

    private final Rule rule;
    // The two are derived from the rule once, since they are read for each message.
    private final Label label;
    private final boolean forAllEntries;
    private final Pattern pattern;
    private final Grok grok;
    /** Null if the pattern is left to RE2/J, as is {@link #dfa}. */
    private final @Nullable Nfa nfa;

    /** Has no states until the rule is first verified. */
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
     * @throws PatternError if the pattern is not valid or too large, or has a reference that is unknown; its message gives the
     *     reason and the remedy
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
                // Errors should quote the pattern as the author wrote it, without what was put in for line ends.
                Pattern.compile(grok.pattern(), re2Flags(rule.flags()));
            }
            Pattern pattern = Pattern.compile(expanded, re2Flags(rule.flags()));
            RegexFlags flags = new RegexFlags(
                    rule.flags().contains(RuleFlag.IGNORE_CASE),
                    rule.flags().contains(RuleFlag.MULTILINE),
                    rule.flags().contains(RuleFlag.DOT_ALL));
            return new CompiledRule(rule, pattern, grok, RegexParser.parse(expanded, flags));
        } catch (PatternSyntaxException e) {
            throw PatternError.of(e.getPattern(), e.getDescription(), e);
        }
    }

    /**
     * Lets {@code $} at line breaks match before "\r\n" as before "\n"; RE2 knows the second only, and lines
     * with Windows line ends would not match. Where the author wrote {@code $\r\n}, the {@code $} is superfluous and dropped.
     */
    private static String withLineEnds(String pattern, boolean multiline) {
        return PatternText.replace(pattern, multiline, (part, place) -> {
            if (!part.equals("$") || place.inClass() || !place.multiline()) {
                return part;
            }
            return pattern.startsWith("\\r\\n", place.end()) ? "" : "(?:\\r?$)";
        });
    }

    /** Returns the label of {@link #rule}. */
    Label label() {
        return label;
    }

    /** Returns the rule as the author wrote it, with references unexpanded. */
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

    /**
     * Tells whether the pattern is found in a message, whatever its source and severity. Takes time linear in the message, with
     * the automaton if it has room for the states, and with RE2/J otherwise.
     */
    boolean matches(Text text) {
        // The automaton reads UTF-16 units, of which a supplementary character has two.
        if (dfa != null && !text.hasSurrogates()) {
            int[] matching = dfa.matching(text.chars(), Integer.MAX_VALUE);
            if (!LazyDfa.isUnknown(matching)) {
                return matching.length > 0;
            }
        }
        return matchesWithRe2(text.string());
    }

    /** Tells whether there is no text that the pattern matches; false also if that is not known, as without an automaton. */
    boolean neverMatches() {
        return nfa != null && NeverMatches.is(nfa);
    }

    /** The reference for {@link #matches}, which must agree with it: RE2/J decides what a pattern means. */
    boolean matchesWithRe2(String message) {
        return pattern.matcher(message).find();
    }

    /**
     * Returns the named captures of the leftmost match with their texts, in the order of the pattern. Groups that took no part in
     * the match are left out; if several groups have one name, the first that took part counts. Always with RE2/J, so many times
     * slower than {@link #matches}. A new map, empty if nothing matches.
     */
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
