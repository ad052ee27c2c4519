package io.logclf.regex.automaton;

import io.logclf.regex.syntax.CharSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Divides the UTF-16 characters into equivalence classes: two characters are in one class if every set in the given patterns
 * has both or neither of them. An automaton then has one column for each class rather than 65,536. Immutable.
 *
 * <p>The pattern {@code [a-f]\d+x} has four: the letters a to f, the digits, x, and all other characters.
 */
final class CharClasses {

    private static final int ASCII = 128;

    /** The first character of every interval of equal characters, ascending, beginning with 0. */
    private final int[] starts;
    /** By interval: its class. */
    private final int[] classes;

    /** By class: one of its characters, which stands for all when the membership in a set is tested. */
    private final char[] representatives;
    /**
     * By ASCII character: its class. Classes are numbered in the order of their first character, so those of ASCII characters
     * are below 128 and fit a byte.
     */
    private final byte[] asciiClasses;

    private final boolean knowPlaces;

    private CharClasses(int[] starts, int[] classes, boolean knowPlaces) {
        this.starts = starts;
        this.classes = classes;
        this.knowPlaces = knowPlaces;
        this.representatives = new char[Arrays.stream(classes).max().orElse(0) + 1];
        for (int i = 0; i < starts.length; i++) {
            representatives[classes[i]] = (char) starts[i];
        }
        this.asciiClasses = new byte[ASCII];
        for (int c = 0; c < ASCII; c++) {
            asciiClasses[c] = (byte) classOf(c);
        }
    }

    /**
     * Returns the classes that a union of automata needs. Takes time in proportion to the number of intervals times the
     * number of different sets, so each set counts once however many patterns share it.
     */
    static CharClasses of(List<Nfa> nfas) {
        Set<CharSet> sets = new LinkedHashSet<>();
        boolean places = false;
        for (Nfa nfa : nfas) {
            for (Nfa.Step step : nfa.steps()) {
                if (step instanceof Nfa.Consume consume) {
                    sets.add(consume.set());
                }
                places |= step instanceof Nfa.Check;
            }
        }
        if (places) {
            // Conditions look at word characters and line breaks: a class must not mix these with others.
            sets.add(CharSet.WORD);
            sets.add(CharSet.NEWLINE);
        }
        int[] starts = IntStream.concat(
                        IntStream.of(0), sets.stream().flatMapToInt(set -> Arrays.stream(set.boundaries())))
                .filter(start -> start <= Character.MAX_VALUE)
                .sorted()
                .distinct()
                .toArray();
        Map<BitSet, Integer> byMembership = new HashMap<>();
        int[] classes = Arrays.stream(starts)
                .map(start -> byMembership.computeIfAbsent(membership(start, sets), m -> byMembership.size()))
                .toArray();
        return new CharClasses(starts, classes, places);
    }

    /** Which of the sets hold a character. */
    private static BitSet membership(int c, Set<CharSet> sets) {
        BitSet membership = new BitSet(sets.size());
        int number = 0;
        for (CharSet set : sets) {
            membership.set(number++, set.contains(c));
        }
        return membership;
    }

    /** Returns how many classes there are, at least one; they are numbered from 0. */
    int count() {
        return representatives.length;
    }

    /** Returns the class of a character: an array read for ASCII, a binary search over the intervals otherwise. */
    int of(char c) {
        return c < ASCII ? asciiClasses[c] & 0xFF : classOf(c);
    }

    /** Returns the classes of ASCII characters, as unsigned bytes; not a copy, and not to be changed. */
    byte[] ascii() {
        return asciiClasses;
    }

    /** Returns one character of the class. */
    char representative(int charClass) {
        return representatives[charClass];
    }

    /**
     * Tells whether the characters of a class are also alike to conditions on places such as {@code \b}. If not, no pattern
     * has such a condition, and states need not remember what stands before them.
     */
    boolean knowPlaces() {
        return knowPlaces;
    }

    private int classOf(int c) {
        int at = Arrays.binarySearch(starts, c);
        return classes[at >= 0 ? at : -at - 2];
    }
}
