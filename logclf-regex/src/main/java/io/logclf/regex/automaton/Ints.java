package io.logclf.regex.automaton;

import java.util.Arrays;

/**
 * A growing list of integers, used as a stack and to collect sets; and operations on sets of integers as ascending arrays
 * without duplicates. Boxed collections would dominate the cost of the subset construction. Not safe for concurrent use.
 */
final class Ints {

    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Removes and returns the value added last.
     *
     * @throws ArrayIndexOutOfBoundsException if the list is empty
     */
    int removeLast() {
        return values[--size];
    }

    /** Returns the values as a set, ascending and each once, and clears the list. */
    int[] takeSorted() {
        Arrays.sort(values, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (distinct == 0 || values[distinct - 1] != values[i]) {
                values[distinct++] = values[i];
            }
        }
        size = 0;
        return Arrays.copyOf(values, distinct);
    }

    /** Returns the union of two sets, in time linear in both; always a new array. */
    static int[] merged(int[] some, int[] others) {
        int[] merged = new int[some.length + others.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < some.length || j < others.length) {
            int value = (j == others.length || (i < some.length && some[i] <= others[j])) ? some[i++] : others[j++];
            if (size == 0 || merged[size - 1] != value) {
                merged[size++] = value;
            }
        }
        return size == merged.length ? merged : Arrays.copyOf(merged, size);
    }

    /** Returns the elements of a set that are below a limit; the same array if all are. */
    static int[] upTo(int limit, int... set) {
        int size = set.length;
        while (size > 0 && set[size - 1] >= limit) {
            size--;
        }
        return size == set.length ? set : Arrays.copyOf(set, size);
    }
}
