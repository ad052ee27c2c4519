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
 * Divides the characters into the classes that some patterns cannot tell apart, so that an automaton's rows stay short.
 * Immutable.
 */
final class CharClasses {

    private static final int ASCII = 128;

    /** The first character of every interval of equal characters, ascending, beginning with 0. */
    private final int[] starts;
    /** By interval: its class. */
    private final int[] classes;

    private final char[] representatives;
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

    int count() {
        return representatives.length;
    }

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

    /** Tells whether characters of one class are alike to conditions on places too; if not, there are no conditions. */
    boolean knowPlaces() {
        return knowPlaces;
    }

    private int classOf(int c) {
        int at = Arrays.binarySearch(starts, c);
        return classes[at >= 0 ? at : -at - 2];
    }
}
