package io.logclf.io.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects rows with their labels as UTF-8 until they are written: a byte array that grows. A lone
 * surrogate, which is no character, becomes {@code ?}.
 *
 * <p>It is faster than a writer around a stream, since rows that are kept are copied as bytes and never
 * decoded; and several threads can each fill one while another writes those before. Not safe for
 * concurrent use.
 */
public final class LabelText {

    private static final int FIRST_BYTES = 1 << 10;

    private byte[] bytes;
    private int size;
    /** Whether {@link Utf8#encodeAny} is needed, which looks at every character. */
    private boolean otherBytes;

    /** Makes an empty text with room for a few rows. */
    public LabelText() {
        this(FIRST_BYTES);
    }

    /**
     * Makes an empty text.
     *
     * @param expected how many bytes may be expected
     */
    public LabelText(int expected) {
        bytes = new byte[expected];
    }

    /**
     * From now on, the surrogates that {@link Utf8#decodeAny} has put for bytes that were not UTF-8
     * become these bytes again. Appended text must come from it; a real lone surrogate of the same
     * range would become a byte as well.
     */
    public void keepOtherBytes() {
        otherBytes = true;
    }

    /** Appends text and returns this. */
    public LabelText append(String text) {
        if (otherBytes) {
            Utf8.encodeAny(text, this);
        } else {
            appendUtf8(text);
        }
        return this;
    }

    /** Appends text without looking for bytes that are kept. */
    void appendUtf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        append(encoded, 0, encoded.length);
    }

    /** Appends an ASCII character. */
    public LabelText append(char c) {
        return append((byte) c);
    }

    /** Appends a byte as it is. */
    public LabelText append(byte b) {
        makeRoom(1);
        bytes[size++] = b;
        return this;
    }

    /**
     * Appends a part of an array, which is copied.
     *
     * @param end the index behind the last byte
     */
    public void append(byte[] source, int start, int end) {
        makeRoom(end - start);
        System.arraycopy(source, start, bytes, size, end - start);
        size += end - start;
    }

    /** Returns the number of bytes not written yet. */
    public int size() {
        return size;
    }

    /**
     * Writes all, and is empty after it. If writing fails, the text stays.
     *
     * @throws IOException if the stream throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        if (size > 0) {
            out.write(bytes, 0, size);
            size = 0;
        }
    }

    /** Doubles the array, so that appending stays linear; up to the largest array that the JVM makes. */
    private void makeRoom(int more) {
        if (more > bytes.length - size) {
            int needed = Math.addExact(size, more);
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }
}
