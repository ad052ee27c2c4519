package io.logclf.training.mining;

import java.util.Arrays;

/**
 * The distinct sequences of tokens, numbered as they come, and how many messages have each: an
 * open-addressing hash table over arrays, since millions of messages go through it. Not safe for concurrent
 * use.
 */
final class Skeletons {

    private int[][] tokens = new int[1 << 8][];
    private int[] hashes = new int[1 << 8];
    private long[] counts = new long[1 << 8];
    private long[] sketches = new long[1 << 8];
    private int[] table = new int[1 << 9];
    private int size;

    /**
     * Counts a message.
     *
     * @param buffer the tokens, of which {@code length} count; copied if they are new
     * @param messageHash a hash of the message, by which different messages of one skeleton are counted
     * @return the number of its skeleton, from 0
     */
    int add(int[] buffer, int length, long messageHash) {
        int hash = hash(buffer, length);
        int slot = slot(buffer, length, hash);
        int skeleton = table[slot] - 1;
        if (skeleton < 0) {
            skeleton = size++;
            ensureCapacity();
            tokens[skeleton] = Arrays.copyOf(buffer, length);
            hashes[skeleton] = hash;
            table[slot] = size;
            if (2 * size > table.length) {
                grow();
            }
        }
        counts[skeleton]++;
        sketches[skeleton] = Sketch.add(sketches[skeleton], messageHash);
        return skeleton;
    }

    int size() {
        return size;
    }

    /** Returns the tokens of a skeleton; not to be changed. */
    int[] tokens(int skeleton) {
        return tokens[skeleton];
    }

    /** Returns how many messages have it. */
    long count(int skeleton) {
        return counts[skeleton];
    }

    /** Returns a {@link Sketch} of its distinct messages. */
    long sketch(int skeleton) {
        return sketches[skeleton];
    }

    /** Returns the slot of a sequence, or the free one where it belongs. */
    private int slot(int[] buffer, int length, int hash) {
        int slot = hash & (table.length - 1);
        while (table[slot] != 0) {
            int skeleton = table[slot] - 1;
            if (hashes[skeleton] == hash
                    && Arrays.equals(tokens[skeleton], 0, tokens[skeleton].length, buffer, 0, length)) {
                break;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void ensureCapacity() {
        if (size > tokens.length) {
            int larger = 2 * tokens.length;
            tokens = Arrays.copyOf(tokens, larger);
            hashes = Arrays.copyOf(hashes, larger);
            counts = Arrays.copyOf(counts, larger);
            sketches = Arrays.copyOf(sketches, larger);
        }
    }

    private void grow() {
        int[] larger = new int[2 * table.length];
        for (int skeleton = 0; skeleton < size; skeleton++) {
            int slot = hashes[skeleton] & (larger.length - 1);
            while (larger[slot] != 0) {
                slot = (slot + 1) & (larger.length - 1);
            }
            larger[slot] = skeleton + 1;
        }
        table = larger;
    }

    private static int hash(int[] buffer, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * Hash.FACTOR + buffer[i];
        }
        return (int) Hash.mix(hash);
    }
}
