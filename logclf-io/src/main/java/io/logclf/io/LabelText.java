package io.logclf.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Rows with their labels, text and bytes, until they are written. A lone surrogate, which is no character, becomes {@code ?}. */
final class LabelText {

    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    StringBuilder text() {
        return text;
    }

    void append(byte[] source, int start, int end) {
        encode();
        bytes.write(source, start, end - start);
    }

    int size() {
        return text.length() + bytes.size();
    }

    /** Writes all, and is empty after it. */
    void writeTo(OutputStream out) throws IOException {
        if (bytes.size() > 0) {
            encode();
            bytes.writeTo(out);
            bytes.reset();
        } else if (text.length() > 0) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
    }

    /** Turns text into bytes, in which bytes that were not UTF-8 in the input are as they were. */
    void encodeAny() {
        Utf8.encodeAny(text, bytes);
        text.setLength(0);
    }

    /** Turns text into bytes, so that whoever writes them need not. */
    void encode() {
        if (text.length() > 0) {
            byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
            bytes.write(encoded, 0, encoded.length);
            text.setLength(0);
        }
    }
}
