package io.logclf.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8. */
final class Utf8 {

    private Utf8() {}

    /**
     * Decodes up to the first byte that is not UTF-8, or all.
     *
     * @param out has room for as many characters as there are bytes
     * @return the number of bytes decoded
     */
    static int decode(byte[] bytes, int start, int end, CharBuffer out) {
        ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        return result.isError() ? in.position() - start : end - start;
    }

    /** Counts the characters of a text as Java counts them: those beyond the basic plane are two. */
    static int chars(byte[] bytes, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            int b = bytes[i];
            if ((b & 0xC0) != 0x80) {
                count += (b & 0xF8) == 0xF0 ? 2 : 1;
            }
        }
        return count;
    }
}
