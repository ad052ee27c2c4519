package io.logclf.regex.literals;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What can be said of sets of literals, of which a match holds one each: how selective a set is, whether another implies it, and what is
 * left when its literals are cut short.
 */
final class LiteralSets {

    /**
     * Longer literals are replaced by their first and by their last characters, a set for each: many rules share these, so
     * the index is smaller and stays in near caches.
     */
    private static final int MAX_LENGTH = 12;

    /** Single characters occur in nearly every message, and are no filter. */
    private static final int MIN_LENGTH = 2;

    /** Orders sets by their shortest literal, the longest of these first, and then by size, the smallest first. */
    static final Comparator<Set<String>> MOST_SELECTIVE_FIRST = (one, other) -> shortest(one) != shortest(other)
            ? Integer.compare(shortest(other), shortest(one))
            : Integer.compare(one.size(), other.size());

    private LiteralSets() {}

    /**
     * Tells whether a set is redundant: whatever holds a literal of some other set holds one of this set too. Only other sets
     * that will not be cut count, since what is cut may no longer imply it.
     */
    static boolean isImplied(Set<String> literals, List<Set<String>> all) {
        for (Set<String> other : all) {
            if (!other.isEmpty() && !other.equals(literals) && implies(other, literals)) {
                return true;
            }
        }
        return false;
    }

    private static boolean implies(Set<String> other, Set<String> literals) {
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

    static boolean isUsable(Set<String> literals) {
        return !literals.isEmpty() && shortest(literals) >= MIN_LENGTH;
    }

    static int shortest(Set<String> literals) {
        int shortest = Integer.MAX_VALUE;
        for (String literal : literals) {
            shortest = Math.min(shortest, literal.length());
        }
        return literals.isEmpty() ? 0 : shortest;
    }

    /** Drops literals that contain another of the set: where the longer one occurs, the shorter one does. */
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

    /** Cuts literals to their first or last characters. Every match that holds a literal holds what is left of it. */
    static Set<String> cut(Set<String> literals, boolean atHead) {
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
}
