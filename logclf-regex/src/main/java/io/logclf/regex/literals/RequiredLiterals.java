package io.logclf.regex.literals;

import io.logclf.regex.syntax.CharSet;
import io.logclf.regex.syntax.RegexNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the texts that a match must contain: every match holds at least one literal of each returned set.
 *
 * <table>
 * <caption>Patterns and their sets</caption>
 * <tr><th>Pattern</th><th>Sets</th></tr>
 * <tr><td>{@code user \w+ logged (in|out)}</td><td>{@code {" logged in", " logged out"}, {"user "}}</td></tr>
 * <tr><td>{@code (error|fail).*disk}</td><td>{@code {"disk"}, {"error", "fail"}}</td></tr>
 * <tr><td>{@code ^\d+$}</td><td>none: the rule is a candidate for every message</td></tr>
 * </table>
 *
 * <p>The sets are a filter, not a decision: a message that holds a literal of each may still not match, and is verified. So
 * every step here may forget something that is required, but must never add something that is not.
 *
 * <p>Literals are case-folded ({@link #fold}), so that one index serves case-sensitive and case-insensitive patterns; a text
 * that holds the literal in another case is then verified in vain, which is rare.
 *
 * <p>The idea is that of the required factors in Navarro and Raffinot, Flexible Pattern Matching in Strings (2002),
 * chapter 5, and of the prefilters of RE2. Runs once for each pattern when a set is built; the limits below keep the
 * sets small.
 */
public final class RequiredLiterals {

    /** A class of more characters than this is a gap: expanding it would make literals common and many. */
    private static final int MAX_CLASS = 4;

    /** How many texts a run may have until it is cut there: {@code [ab][cd][ef]} has eight, and one more class is the last. */
    private static final int MAX_EXACT = 16;
    /** How many literals an alternation may require; large lists of names say little about a message. */
    private static final int MAX_ALTERNATIVES = 64;
    /** How many copies of a repeated part are joined: {@code (ab){3}} requires {@code ababab}. */
    private static final int MAX_UNROLLED = 8;
    /** How many sets are returned: each must be tested for each candidate, and the fourth rarely excludes one. */
    private static final int MAX_SETS = 4;

    private RequiredLiterals() {}

    /**
     * Returns the most selective sets of a pattern, the most selective first.
     *
     * @return at most four sets, none of them empty, of folded literals of 2 to 12 characters; no set at all if nothing of two
     *     characters is known to be in every match
     */
    public static List<Set<String>> of(RegexNode pattern) {
        List<Set<String>> all = factors(pattern).all();
        Set<Set<String>> selective = new LinkedHashSet<>();
        for (Set<String> literals : all) {
            if (LiteralSets.isUsable(literals) && !LiteralSets.isImplied(literals, all)) {
                selective.add(LiteralSets.cut(literals, true));
                selective.add(LiteralSets.cut(literals, false));
            }
        }
        List<Set<String>> best = new ArrayList<>(selective);
        best.sort(LiteralSets.MOST_SELECTIVE_FIRST);
        return List.copyOf(best.subList(0, Math.min(MAX_SETS, best.size())));
    }

    /**
     * Maps a character to the one that stands for all its cases: ASCII letters to lower case, and the Kelvin sign and the long s,
     * which RE2 takes for cases of k and s, to these. All other characters stand for themselves: a case-insensitive pattern
     * with another letter beyond ASCII either has no tree, or has a set with all cases of it there.
     */
    public static char fold(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + ('a' - 'A'));
        }
        return c == '\u212A' ? 'k' : c == '\u017F' ? 's' : c;
    }

    /** Computes what is known of a node from what is known of its parts. */
    private static Factors factors(RegexNode node) {
        if (node instanceof RegexNode.OneOf one) {
            return oneOf(one.set());
        }
        if (node instanceof RegexNode.Concat concat) {
            List<Factors> parts = new ArrayList<>();
            for (RegexNode part : concat.parts()) {
                parts.add(factors(part));
            }
            return concat(parts);
        }
        if (node instanceof RegexNode.Alternate alternate) {
            return alternate(alternate.options());
        }
        if (node instanceof RegexNode.Repeat repeat) {
            return repeat(repeat);
        }
        // A condition on a place: it reads nothing.
        return Factors.exactly(Set.of(""));
    }

    /** A small class is its characters, {@code [Ee]} the one {@code e}; a large one is a gap. */
    private static Factors oneOf(CharSet set) {
        // No character has more than three cases (k, K and the Kelvin sign): more characters are more than four folded.
        // Tested first, as the characters of a class such as \S are too many to list.
        if (set.count() > 3 * MAX_CLASS) {
            return Factors.NOTHING_KNOWN;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int c : set.chars()) {
            texts.add(Character.isBmpCodePoint(c) ? String.valueOf(fold((char) c)) : Character.toString(c));
        }
        return texts.isEmpty() || texts.size() > MAX_CLASS ? Factors.NOTHING_KNOWN : Factors.exactly(texts);
    }

    /**
     * Joins parts to runs. A run is all texts that a row of parts with few forms can have: of {@code a(b|c)d.*e} there are
     * the runs {@code {abd, acd}} and {@code {e}}. Runs end at gaps and where they would have too many texts.
     */
    private static Factors concat(List<Factors> parts) {
        List<Set<String>> required = new ArrayList<>();
        Set<String> run = Set.of("");
        // The text between parts of several forms, which is required too: if the texts of the run are long, and
        // therefore cut to their ends, it would be lost.
        StringBuilder constant = new StringBuilder();
        boolean exact = true;
        for (Factors part : parts) {
            required.addAll(part.required());
            Set<String> texts = part.exact().orElse(Set.of());
            if (texts.size() == 1) {
                constant.append(texts.iterator().next());
            } else {
                required.add(Set.of(constant.toString()));
                constant.setLength(0);
            }
            Set<String> longer = joined(run, texts);
            if (longer.isEmpty()) {
                // The part is a gap, or has too many forms: what was joined so far ends here, and a new run begins.
                exact = false;
                required.add(run);
                run = texts.isEmpty() ? Set.of("") : texts;
            } else {
                run = longer;
            }
        }
        required.add(Set.of(constant.toString()));
        if (exact) {
            return new Factors(Optional.of(run), required);
        }
        required.add(run);
        return new Factors(Optional.empty(), required);
    }

    /** Every head with every tail; empty if there are too many, or no tail. */
    private static Set<String> joined(Set<String> heads, Set<String> tails) {
        if (heads.size() * tails.size() > MAX_EXACT) {
            return Set.of();
        }
        Set<String> all = new LinkedHashSet<>();
        for (String head : heads) {
            for (String tail : tails) {
                all.add(head + tail);
            }
        }
        return all;
    }

    /** All texts of all options if they are few; otherwise the best set of each option, together, if each has one. */
    private static Factors alternate(List<RegexNode> options) {
        Set<String> exact = new LinkedHashSet<>();
        Set<String> oneOfEach = new LinkedHashSet<>();
        boolean allExact = true;
        boolean allRequire = true;
        for (RegexNode option : options) {
            Factors factors = factors(option);
            factors.exact().ifPresent(exact::addAll);
            allExact &= factors.exact().isPresent();
            Optional<Set<String>> best = best(factors);
            best.ifPresent(oneOfEach::addAll);
            allRequire &= best.isPresent();
        }
        if (allExact && exact.size() <= MAX_EXACT) {
            return Factors.exactly(exact);
        }
        return allRequire && oneOfEach.size() <= MAX_ALTERNATIVES
                ? new Factors(Optional.empty(), List.of(oneOfEach))
                : Factors.NOTHING_KNOWN;
    }

    /**
     * What may be absent requires nothing; {@code (x)?} is still exactly {@code x} or nothing, which lets a run go on. What
     * comes at least once requires as many copies in a row as are unrolled, with unknown text behind them.
     */
    private static Factors repeat(RegexNode.Repeat repeat) {
        if (repeat.min() == 0) {
            Optional<Set<String>> once =
                    repeat.max() == 1 ? factors(repeat.part()).exact() : Optional.empty();
            return once.map(RequiredLiterals::orNothing).orElse(Factors.NOTHING_KNOWN);
        }
        Factors factors = concat(Collections.nCopies(Math.min(repeat.min(), MAX_UNROLLED), factors(repeat.part())));
        if (repeat.max() == repeat.min() && repeat.min() <= MAX_UNROLLED) {
            return factors;
        }
        return new Factors(Optional.empty(), factors.all());
    }

    private static Factors orNothing(Set<String> texts) {
        Set<String> all = new LinkedHashSet<>(texts);
        all.add("");
        return Factors.exactly(all);
    }

    /** Returns the most selective usable set; empty if none is usable. */
    private static Optional<Set<String>> best(Factors factors) {
        Set<String> best = Set.of();
        for (Set<String> literals : factors.all()) {
            if (LiteralSets.isUsable(literals)
                    && (best.isEmpty() || LiteralSets.MOST_SELECTIVE_FIRST.compare(literals, best) < 0)) {
                best = literals;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /**
     * What is known of the texts that a node matches.
     *
     * @param exact all texts that it matches (folded), if they are few
     * @param required sets of which every matched text contains a member
     */
    private record Factors(Optional<Set<String>> exact, List<Set<String>> required) {

        static final Factors NOTHING_KNOWN = new Factors(Optional.empty(), List.of());

        /** Returns what is required, with the exact texts as one more set, of which each match is a member. */
        List<Set<String>> all() {
            List<Set<String>> all = new ArrayList<>(required);
            exact.ifPresent(all::add);
            return all;
        }

        static Factors exactly(Set<String> texts) {
            return new Factors(Optional.of(texts), List.of());
        }
    }
}
