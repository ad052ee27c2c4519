package io.logclf.training.mining;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Entries by key: all stretches of all shapes whose rest is equal. A hash table with chains in arrays of
 * primitives: a large log has millions of entries, and an object for each would take several times the
 * memory. Entries are numbered from 0 as they come. Not safe for concurrent use.
 */
final class SlotIndex {

    private long[] keys = new long[1 << 10];
    private int[] shapes = new int[1 << 10];
    private int[] froms = new int[1 << 10];
    private int[] tos = new int[1 << 10];
    private int[] nexts = new int[1 << 10];
    private int[] table = new int[1 << 11];
    private int size;

    /**
     * Adds a stretch.
     *
     * @param key of the shape without it, as {@link Shape#keyWithout} gives it
     */
    void add(long key, int shape, int from, int to) {
        if (size == keys.length) {
            grow();
        }
        int slot = slot(key);
        keys[size] = key;
        shapes[size] = shape;
        froms[size] = from;
        tos[size] = to;
        nexts[size] = table[slot];
        table[slot] = ++size;
    }

    /** Passes on the first entry of each key that has more than one. */
    void forEachShared(IntConsumer consumer) {
        for (int head : table) {
            if (head != 0 && nexts[head - 1] != 0) {
                consumer.accept(head - 1);
            }
        }
    }

    /** Returns the next entry of the same key, or -1. */
    int next(int entry) {
        return nexts[entry] - 1;
    }

    /** Returns the number of an entry's shape. */
    int shape(int entry) {
        return shapes[entry];
    }

    /** Returns the first token of an entry's stretch. */
    int from(int entry) {
        return froms[entry];
    }

    /** Returns the token behind an entry's stretch. */
    int to(int entry) {
        return tos[entry];
    }

    private int slot(long key) {
        int slot = (int) key & (table.length - 1);
        while (table[slot] != 0 && keys[table[slot] - 1] != key) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void grow() {
        int larger = 2 * size;
        keys = Arrays.copyOf(keys, larger);
        shapes = Arrays.copyOf(shapes, larger);
        froms = Arrays.copyOf(froms, larger);
        tos = Arrays.copyOf(tos, larger);
        nexts = Arrays.copyOf(nexts, larger);
        int[] old = table;
        table = new int[2 * old.length];
        for (int head : old) {
            if (head != 0) {
                table[slot(keys[head - 1])] = head;
            }
        }
    }
}
