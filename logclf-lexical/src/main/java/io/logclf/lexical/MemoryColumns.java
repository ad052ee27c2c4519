package io.logclf.lexical;

import io.logclf.api.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects templates for a {@link TemplateMemory}: all texts one after another, in UTF-8, and a number for each template in every other
 * column. Not safe for concurrent use.
 */
final class MemoryColumns {

    private static final int FIRST_TEMPLATES = 1024;

    private final Map<Label, Integer> numbers = new LinkedHashMap<>();
    private byte[] texts;
    private int length;
    private int count;
    private int[] starts = new int[FIRST_TEMPLATES + 1];
    private int[] hashes = new int[FIRST_TEMPLATES];
    private int[] labelOf = new int[FIRST_TEMPLATES];
    private int[] rows = new int[FIRST_TEMPLATES];

    /** @param bytes how many bytes the texts have, or may have */
    MemoryColumns(int bytes) {
        this.texts = new byte[bytes];
    }

    /** Returns the number of a label, which is a new one if it has none yet. */
    int number(Label label) {
        return numbers.computeIfAbsent(label, name -> numbers.size());
    }

    void add(String text, int label, int templateRows) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes, 0, bytes.length, text.hashCode(), label, templateRows);
    }

    /** @param hash of the text as a string */
    void add(byte[] source, int from, int to, int hash, int label, int templateRows) {
        if (count == hashes.length) {
            starts = Arrays.copyOf(starts, 2 * count + 1);
            hashes = Arrays.copyOf(hashes, 2 * count);
            labelOf = Arrays.copyOf(labelOf, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
        }
        if (to - from > texts.length - length) {
            texts = Arrays.copyOf(texts, Math.addExact(2 * length, to - from));
        }
        System.arraycopy(source, from, texts, length, to - from);
        length += to - from;
        hashes[count] = hash;
        labelOf[count] = label;
        rows[count] = templateRows;
        count++;
        starts[count] = length;
    }

    List<Label> labels() {
        return new ArrayList<>(numbers.keySet());
    }

    int count() {
        return count;
    }

    byte[] texts() {
        return Arrays.copyOf(texts, length);
    }

    /** Returns where each text begins, and where the last ends. */
    int[] starts() {
        return Arrays.copyOf(starts, count + 1);
    }

    int[] hashes() {
        return Arrays.copyOf(hashes, count);
    }

    int[] labelOf() {
        return Arrays.copyOf(labelOf, count);
    }

    int[] rows() {
        return Arrays.copyOf(rows, count);
    }
}
