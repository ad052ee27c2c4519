package io.logclf.training.mining;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Entries by key: all stretches of all shapes whose rest is equal. Takes no object for each entry. */
final class SlotIndex {

    private long[] keys = new long[1 << 10];
    private int[] shapes = new int[1 << 10];
    private int[] froms = new int[1 << 10];
    private int[] tos = new int[1 << 10];
    private int[] nexts = new int[1 << 10];
    private int[] table = new int[1 << 11];
    private int size;

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

    int shape(int entry) {
        return shapes[entry];
    }

    int from(int entry) {
        return froms[entry];
    }

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
