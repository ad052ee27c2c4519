package io.logclf.lexical;

import io.logclf.api.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Templates as columns: all texts one after another in UTF-8, in blocks of 64 KB, and a number for each
 * template in every other column. Filled by one thread, and not changed afterwards; safe for concurrent
 * reading once it is published.
 *
 * <p>Memory is taken as it is needed and copied as little as may be, since a memory of many templates is
 * read while the JVM is cold, when each page of memory costs as much as thousands of instructions.
 */
final class MemoryColumns {

    private static final int BLOCK_BITS = 16;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private final Map<Label, Integer> numbers = new LinkedHashMap<>();
    /** No text is in two of them; one that is longer than a block has one of its own. */
    private final List<byte[]> blocks = new ArrayList<>();

    private int used = BLOCK;
    private int count;
    /** By template, the number of the block in the upper bits, and the place in it in the lower 16. */
    private int[] starts;

    private int[] lengths;
    /** Of each text, as strings have them. */
    private int[] hashes;
    /** Numbers of labels, in the order in which they came. */
    private int[] labelOf;

    private int[] rows;

    /** @param expected about how many templates there will be */
    MemoryColumns(int expected) {
        this.starts = new int[expected];
        this.lengths = new int[expected];
        this.hashes = new int[expected];
        this.labelOf = new int[expected];
        this.rows = new int[expected];
    }

    /** Returns the number of a label, which is a new one if it has none yet. */
    int number(Label label) {
        return numbers.computeIfAbsent(label, name -> numbers.size());
    }

    /**
     * Adds a template.
     *
     * @param label a number that {@link #number} gave
     */
    void add(String text, int label, int templateRows) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes, 0, bytes.length, text.hashCode(), label, templateRows);
    }

    /**
     * Adds a template whose text is UTF-8 already.
     *
     * @param hash that the text has as a string
     */
    void add(byte[] source, int from, int to, int hash, int label, int templateRows) {
        if (count == starts.length) {
            int more = count + count / 2 + 1;
            starts = Arrays.copyOf(starts, more);
            lengths = Arrays.copyOf(lengths, more);
            hashes = Arrays.copyOf(hashes, more);
            labelOf = Arrays.copyOf(labelOf, more);
            rows = Arrays.copyOf(rows, more);
        }
        int length = to - from;
        // One that would fill a block begins the next, so that every place, also of an empty text, is in a block.
        if (length >= BLOCK - used) {
            blocks.add(new byte[Math.max(BLOCK, length)]);
            used = 0;
        }
        int block = blocks.size() - 1;
        System.arraycopy(source, from, blocks.get(block), used, length);
        starts[count] = block << BLOCK_BITS | used;
        lengths[count] = length;
        hashes[count] = hash;
        labelOf[count] = label;
        rows[count] = templateRows;
        used += length;
        count++;
    }

    int count() {
        return count;
    }

    List<Label> labels() {
        return List.copyOf(numbers.keySet());
    }

    int hash(int i) {
        return hashes[i];
    }

    int label(int i) {
        return labelOf[i];
    }

    int rows(int i) {
        return rows[i];
    }

    String text(int i) {
        return new String(block(i), place(i), lengths[i], StandardCharsets.UTF_8);
    }

    /** Tells whether two templates have the same text. */
    boolean areEqual(int i, int other) {
        return hashes[i] == hashes[other]
                && Arrays.equals(
                        block(i),
                        place(i),
                        place(i) + lengths[i],
                        block(other),
                        place(other),
                        place(other) + lengths[other]);
    }

    /** Tells whether a template has this text, without making a string of it where it is ASCII. */
    boolean isText(int i, String text) {
        if (lengths[i] != text.length()) {
            return text(i).equals(text);
        }
        // As many bytes as characters: all of them are ASCII.
        byte[] block = block(i);
        int place = place(i);
        for (int at = 0; at < text.length(); at++) {
            if (block[place + at] != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private byte[] block(int i) {
        return blocks.get(starts[i] >>> BLOCK_BITS);
    }

    private int place(int i) {
        return starts[i] & (BLOCK - 1);
    }
}
