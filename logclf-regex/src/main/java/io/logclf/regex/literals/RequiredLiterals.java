package io.logclf.regex.literals;

import io.logclf.regex.syntax.CharSet;
import io.logclf.regex.syntax.RegexNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the texts that a match must contain: every match holds at least one literal of each returned set.
 *
 * <p>Literals are case-folded ({@link #fold}), so that one index serves patterns of both kinds; a text that holds the
 * literal in another case is then verified in vain, which is rare.
 *
 * <p>The idea is that of the required factors in Navarro and Raffinot, Flexible Pattern Matching in Strings (2002),
 * chapter 5, and of the prefilters of RE2.
 */
public final class RequiredLiterals {

    /** A class of more characters than this is a gap: expanding it would make literals common and many. */
    private static final int MAX_CLASS = 4;

    private static final int MAX_EXACT = 16;
    private static final int MAX_ALTERNATIVES = 64;
    private static final int MAX_UNROLLED = 8;
    /** Longer literals are asked for by their first and last characters, which many rules share: a smaller index. */
    private static final int MAX_LENGTH = 12;

    private static final int MAX_SETS = 4;
    private static final int MIN_LENGTH = 2;

    /** The longest first, and of these the fewest. */
    private static final Comparator<Set<String>> BY_WHAT_IT_SAYS = (one, other) -> shortest(one) != shortest(other)
            ? Integer.compare(shortest(other), shortest(one))
            : Integer.compare(one.size(), other.size());

    private RequiredLiterals() {}

    /**
     * Returns the sets that say most, none of them empty; no set at all if matches have no text of two characters in
     * common.
     */
    public static List<Set<String>> of(RegexNode pattern) {
        List<Set<String>> all = factors(pattern).all();
        Set<Set<String>> telling = new LinkedHashSet<>();
        for (Set<String> literals : all) {
            if (isUsable(literals) && !isToldBetter(literals, all)) {
                telling.add(cut(literals, true));
                telling.add(cut(literals, false));
            }
        }
        List<Set<String>> best = new ArrayList<>(telling);
        best.sort(BY_WHAT_IT_SAYS);
        return List.copyOf(best.subList(0, Math.min(MAX_SETS, best.size())));
    }

    /** Maps a character to the one that stands for all its cases. */
    public static char fold(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + ('a' - 'A'));
        }
        return c == '\u212A' ? 'k' : c == '\u017F' ? 's' : c;
    }

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
        return Factors.exactly(Set.of(""));
    }

    private static Factors oneOf(CharSet set) {
        // Beyond four characters in both cases it cannot be four characters folded.
        if (set.count() > 3 * MAX_CLASS) {
            return Factors.NOTHING_KNOWN;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int c : set.chars()) {
            texts.add(Character.isBmpCodePoint(c) ? String.valueOf(fold((char) c)) : Character.toString(c));
        }
        return texts.isEmpty() || texts.size() > MAX_CLASS ? Factors.NOTHING_KNOWN : Factors.exactly(texts);
    }

    private static Factors concat(List<Factors> parts) {
        List<Set<String>> required = new ArrayList<>();
        Set<String> run = Set.of("");
        // What stands between parts of many forms: cut to their ends, the forms of the whole run do not tell it.
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

    private static Optional<Set<String>> best(Factors factors) {
        Set<String> best = Set.of();
        for (Set<String> literals : factors.all()) {
            if (isUsable(literals) && (best.isEmpty() || BY_WHAT_IT_SAYS.compare(literals, best) < 0)) {
                best = literals;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Tells whether another set, which will not be cut, says all that a set of literals says. */
    private static boolean isToldBetter(Set<String> literals, List<Set<String>> all) {
        for (Set<String> other : all) {
            if (!other.isEmpty() && !other.equals(literals) && tellsAll(other, literals)) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsAll(Set<String> other, Set<String> literals) {
        for (String text : other) {
            if (text.length() > MAX_LENGTH || !isPartOfOne(text, literals)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPartOfOne(String text, Set<String> literals) {
        for (String literal : literals) {
            if (text.contains(literal)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsable(Set<String> literals) {
        return !literals.isEmpty() && shortest(literals) >= MIN_LENGTH;
    }

    private static int shortest(Set<String> literals) {
        int shortest = Integer.MAX_VALUE;
        for (String literal : literals) {
            shortest = Math.min(shortest, literal.length());
        }
        return literals.isEmpty() ? 0 : shortest;
    }

    /** Drops what contains another. */
    private static Set<String> minimal(Set<String> literals) {
        Set<String> minimal = new LinkedHashSet<>();
        for (String literal : literals) {
            if (!containsAnother(literal, literals)) {
                minimal.add(literal);
            }
        }
        return minimal;
    }

    private static boolean containsAnother(String literal, Set<String> literals) {
        for (String other : literals) {
            if (literal.length() > other.length() && literal.contains(other)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> cut(Set<String> literals, boolean atHead) {
        Set<String> cut = new LinkedHashSet<>();
        for (String literal : literals) {
            cut.add(atHead ? head(literal) : tail(literal));
        }
        return minimal(cut);
    }

    private static String head(String literal) {
        return literal.substring(0, Math.min(literal.length(), MAX_LENGTH));
    }

    private static String tail(String literal) {
        return literal.substring(Math.max(0, literal.length() - MAX_LENGTH));
    }

    /**
     * What is known of the texts that a node matches.
     *
     * @param exact all texts that it matches (folded), if they are few
     * @param required sets of which every matched text contains a member
     */
    private record Factors(Optional<Set<String>> exact, List<Set<String>> required) {

        static final Factors NOTHING_KNOWN = new Factors(Optional.empty(), List.of());

        /** What is required, and what is exact too. */
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
