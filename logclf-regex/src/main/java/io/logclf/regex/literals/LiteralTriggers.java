package io.logclf.regex.literals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells from the literals that occur in a message which rules can match it. Every rule is filed under the literals of the
 * rarest set that it requires: only if one of these occurs is the rule considered, and if one of each of its other sets
 * occurs too, it is a candidate. A rule of which no literal is known is a candidate for every message. Immutable.
 *
 * <p>For example, a rule that requires {@code {"timeout"}} and {@code {"db1", "db2"}} is filed under {@code "timeout"} if
 * fewer other rules require that, and has one entry there; filed under the second set it has two entries.
 *
 * <p>{@link #candidates} takes time in proportion to the entries under the literals that occur, not to the number of rules.
 */
public final class LiteralTriggers {

    private final List<String> literals;
    /** By literal: the first of the entries that are filed under it; and at last the number of all entries. */
    private final int[] firstEntries;
    /**
     * By entry: the literals of its second set, of which one must occur, as bits by their number modulo 64; all bits if there is
     * no second set. Most entries fail at this test, so the signatures are in an array of their own, which is read in order.
     */
    private final long[] signatures;
    /** By entry: where it begins in {@link #requirements}; and at last where all end. */
    private final int[] starts;
    /** For every entry, its rule, and the literals of each of its other sets, the last one of a set as its complement. */
    private final int[] requirements;

    /** The rules without a literal, as a bit set. */
    private final long[] always;

    /**
     * Files the rules under their literals.
     *
     * @param required by rule: sets of literals of which every match contains a member each, as
     *     {@link RequiredLiterals#of} returns them; none if nothing is known
     */
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

    /**
     * Returns the rules that can match.
     *
     * @param occurring the numbers of the literals that occur, as a bit set; not changed
     * @return a new bit set of rule numbers, of the same form
     */
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

    /** Tells whether of every set of an entry, but the one that it is filed under, a literal occurs. */
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

    /** The elements of {@link #requirements} for an entry. */
    private static List<Integer> entry(int rule, List<List<Integer>> otherSets) {
        List<Integer> entry = new ArrayList<>(List.of(rule));
        for (List<Integer> set : otherSets) {
            entry.addAll(set.subList(0, set.size() - 1));
            entry.add(~set.get(set.size() - 1));
        }
        return entry;
    }

    /** The element of {@link #signatures} for an entry. */
    private static long signature(List<Integer> entry) {
        long signature = 0;
        for (int i = 1; i < entry.size(); i++) {
            int literal = entry.get(i);
            signature |= 1L << (literal < 0 ? ~literal : literal);
            if (literal < 0) {
                return signature;
            }
        }
        // There is no second set: any literal that occurs passes, and one does where this is compared.
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
     * An estimate of how often one of the literals occurs in messages, on no particular scale: more often the more rules
     * require it, and the shorter it is. A rough guess is enough, as it decides on speed alone. No message is known when a set
     * is built.
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
