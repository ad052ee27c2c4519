package io.logclf.regex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells from the literals that occur in a message which rules can match it. Every rule hangs on the rarest set of literals
 * that it requires: where one of that set occurs, and one of each other set that the rule requires, it can match. A rule
 * of which no literal is known can always match. Immutable.
 */
final class LiteralTriggers {

    /** Ends an entry of {@link #entriesByLiteral}. */
    private static final int END = Integer.MIN_VALUE;

    private final List<String> literals;
    /**
     * By literal: the rules that hang on it, in one array that is read from front to back. An entry is a rule, the literals
     * of each of its other sets with the last one as its complement, and {@link #END}.
     */
    private final int[][] entriesByLiteral;
    /** The rules without a literal, as a bit set. */
    private final long[] always;

    /** @param required by rule: sets of literals of which every match contains a member each */
    LiteralTriggers(List<List<Set<String>>> required) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, Integer> sharedBy = new HashMap<>();
        required.forEach(sets -> sets.forEach(set -> set.forEach(literal -> {
            numbers.putIfAbsent(literal, numbers.size());
            sharedBy.merge(literal, 1, Integer::sum);
        })));
        this.literals = List.copyOf(numbers.keySet());
        this.always = new long[words(required.size())];
        List<List<Integer>> entries = new ArrayList<>();
        literals.forEach(literal -> entries.add(new ArrayList<>()));
        for (int rule = 0; rule < required.size(); rule++) {
            List<List<Integer>> sets = required.get(rule).stream()
                    .sorted(Comparator.comparingDouble(set -> frequency(set, sharedBy)))
                    .map(set -> set.stream()
                            .map(literal -> numbers.getOrDefault(literal, 0))
                            .toList())
                    .toList();
            if (sets.isEmpty()) {
                set(always, rule);
            } else {
                List<Integer> entry = entry(rule, sets.subList(1, sets.size()));
                sets.get(0).forEach(literal -> entries.get(literal).addAll(entry));
            }
        }
        this.entriesByLiteral = entries.stream()
                .map(entry -> entry.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Returns the literals to look for; a literal's place in this list is its number. */
    List<String> literals() {
        return literals;
    }

    /** Returns the rules that can match, as a bit set, given the literals that occur, as a bit set too. */
    long[] candidates(long[] occurring) {
        long[] candidates = always.clone();
        for (int word = 0; word < occurring.length; word++) {
            for (long bits = occurring[word]; bits != 0; bits &= bits - 1) {
                int literal = 64 * word + Long.numberOfTrailingZeros(bits);
                addCandidates(entriesByLiteral[literal], occurring, candidates);
            }
        }
        return candidates;
    }

    private static void addCandidates(int[] entries, long[] occurring, long[] candidates) {
        int i = 0;
        while (i < entries.length) {
            int rule = entries[i++];
            boolean all = true;
            boolean one = false;
            for (int literal = entries[i++]; literal != END; literal = entries[i++]) {
                int number = literal < 0 ? ~literal : literal;
                one |= (occurring[number >>> 6] & (1L << number)) != 0;
                if (literal < 0) {
                    all &= one;
                    one = false;
                }
            }
            if (all) {
                set(candidates, rule);
            }
        }
    }

    private static List<Integer> entry(int rule, List<List<Integer>> otherSets) {
        List<Integer> entry = new ArrayList<>(List.of(rule));
        for (List<Integer> set : otherSets) {
            entry.addAll(set.subList(0, set.size() - 1));
            entry.add(~set.get(set.size() - 1));
        }
        entry.add(END);
        return entry;
    }

    /**
     * How often one of the literals may be expected in a message, on no particular scale: more often the more rules ask
     * for it, and the shorter it is.
     */
    private static double frequency(Set<String> literals, Map<String, Integer> sharedBy) {
        return literals.stream()
                .mapToDouble(literal -> sharedBy.getOrDefault(literal, 1) / Math.pow(literal.length(), 2))
                .sum();
    }

    private static int words(int bits) {
        return (bits + 63) >>> 6;
    }

    private static void set(long[] bits, int i) {
        bits[i >>> 6] |= 1L << i;
    }
}
