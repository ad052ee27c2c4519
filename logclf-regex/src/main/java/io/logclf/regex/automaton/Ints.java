package io.logclf.regex.automaton;

import java.util.Arrays;

/** Integers in a row that grows, and sets of integers as ascending arrays. Not safe for concurrent use. */
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

    int removeLast() {
        return values[--size];
    }

    /** Returns the values as a set, and forgets them. */
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

    /** Returns what is in one of two sets, or in both. */
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

    /** Returns what a set has below a limit. */
    static int[] upTo(int limit, int... set) {
        int size = set.length;
        while (size > 0 && set[size - 1] >= limit) {
            size--;
        }
        return size == set.length ? set : Arrays.copyOf(set, size);
    }
}
