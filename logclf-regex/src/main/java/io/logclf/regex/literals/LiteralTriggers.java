package io.logclf.regex.literals;

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
public final class LiteralTriggers {

    private final List<String> literals;
    /** By literal: the first of the entries that hang on it; and at last the number of all entries. */
    private final int[] firstEntries;
    /**
     * By entry: the literals of its second set, of which one must occur, as bits by their number modulo 64. Most entries fail
     * at this, so it stands apart from the rest of them.
     */
    private final long[] signatures;
    /** By entry: where it begins in {@link #requirements}; and at last where all end. */
    private final int[] starts;
    /** For every entry, its rule, and the literals of each of its other sets, the last one of a set as its complement. */
    private final int[] requirements;

    /** The rules without a literal, as a bit set. */
    private final long[] always;

    /** @param required by rule: sets of literals of which every match contains a member each */
    public LiteralTriggers(List<List<Set<String>>> required) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, Integer> sharedBy = new HashMap<>();
        required.forEach(sets -> sets.forEach(set -> set.forEach(literal -> {
            numbers.putIfAbsent(literal, numbers.size());
            sharedBy.merge(literal, 1, Integer::sum);
        })));
        this.literals = List.copyOf(numbers.keySet());
        this.always = new long[words(required.size())];
        List<List<List<Integer>>> hanging = new ArrayList<>();
        literals.forEach(literal -> hanging.add(new ArrayList<>()));
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
                sets.get(0).forEach(literal -> hanging.get(literal).add(entry));
            }
        }
        List<List<Integer>> entries = hanging.stream().flatMap(List::stream).toList();
        this.firstEntries = ends(hanging);
        this.starts = ends(entries);
        this.signatures = entries.stream().mapToLong(LiteralTriggers::signature).toArray();
        this.requirements = entries.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the literals to look for; a literal's place in this list is its number. */
    public List<String> literals() {
        return literals;
    }

    /** Returns the rules that can match, as a bit set, given the literals that occur, as a bit set too. */
    public long[] candidates(long[] occurring) {
        long[] candidates = always.clone();
        long signature = 0;
        for (long word : occurring) {
            signature |= word;
        }
        for (int word = 0; word < occurring.length; word++) {
            for (long bits = occurring[word]; bits != 0; bits &= bits - 1) {
                int literal = 64 * word + Long.numberOfTrailingZeros(bits);
                int end = firstEntries[literal + 1];
                for (int entry = firstEntries[literal]; entry < end; entry++) {
                    if ((signatures[entry] & signature) != 0 && allOccur(entry, occurring)) {
                        set(candidates, requirements[starts[entry]]);
                    }
                }
            }
        }
        return candidates;
    }

    /** Tells whether one literal of every set occurs. */
    private boolean allOccur(int entry, long[] occurring) {
        boolean one = false;
        for (int i = starts[entry] + 1; i < starts[entry + 1]; i++) {
            int literal = requirements[i];
            int number = literal < 0 ? ~literal : literal;
            one |= (occurring[number >>> 6] & (1L << number)) != 0;
            if (literal < 0) {
                if (!one) {
                    return false;
                }
                one = false;
            }
        }
        return true;
    }

    private static List<Integer> entry(int rule, List<List<Integer>> otherSets) {
        List<Integer> entry = new ArrayList<>(List.of(rule));
        for (List<Integer> set : otherSets) {
            entry.addAll(set.subList(0, set.size() - 1));
            entry.add(~set.get(set.size() - 1));
        }
        return entry;
    }

    private static long signature(List<Integer> entry) {
        long signature = 0;
        for (int i = 1; i < entry.size(); i++) {
            int literal = entry.get(i);
            signature |= 1L << (literal < 0 ? ~literal : literal);
            if (literal < 0) {
                return signature;
            }
        }
        // No second set.
        return -1;
    }

    /** Returns 0, and where each list ends if they are put in a row. */
    private static int[] ends(List<? extends List<?>> lists) {
        int[] ends = new int[lists.size() + 1];
        for (int i = 0; i < lists.size(); i++) {
            ends[i + 1] = ends[i] + lists.get(i).size();
        }
        return ends;
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
