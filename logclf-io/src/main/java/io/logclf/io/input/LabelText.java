package io.logclf.io.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows with their labels, as UTF-8, until they are written. A lone surrogate, which is no character, becomes {@code ?}. */
public final class LabelText {

    private static final int FIRST_BYTES = 1 << 10;

    private byte[] bytes;
    private int size;
    private boolean otherBytes;

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

    /** From now on, bytes that were not UTF-8 in the input are as they were, and no lone surrogates. */
    public void keepOtherBytes() {
        otherBytes = true;
    }

    public LabelText append(String text) {
        if (otherBytes) {
            Utf8.encodeAny(text, this);
        } else {
            appendUtf8(text);
        }
        return this;
    }

    void appendUtf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        append(encoded, 0, encoded.length);
    }

    /** Appends an ASCII character. */
    public LabelText append(char c) {
        return append((byte) c);
    }

    public LabelText append(byte b) {
        makeRoom(1);
        bytes[size++] = b;
        return this;
    }

    public void append(byte[] source, int start, int end) {
        makeRoom(end - start);
        System.arraycopy(source, start, bytes, size, end - start);
        size += end - start;
    }

    public int size() {
        return size;
    }

    /** Tells whether there is one of some bytes from a place on: by the value of a byte, whether it is one of them. */
    public boolean has(boolean[] wanted, int from) {
        for (int i = from; i < size; i++) {
            if (wanted[bytes[i] & 0xFF]) {
                return true;
            }
        }
        return false;
    }

    /** Leaves out what was appended from a place on. */
    public void cut(int end) {
        size = end;
    }

    /** Writes all, and is empty after it. */
    public void writeTo(OutputStream out) throws IOException {
        if (size > 0) {
            out.write(bytes, 0, size);
            size = 0;
        }
    }

    private void makeRoom(int more) {
        if (more > bytes.length - size) {
            int needed = Math.addExact(size, more);
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }
}
