package io.logclf.io.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * Decodes and encodes UTF-8, strictly or with other bytes in between that are kept.
 *
 * <p>Kept bytes are carried through strings as lone low surrogates, U+DC80 to U+DCFF, one for each byte
 * from 0x80 on (the idea of Python's {@code surrogateescape}, PEP 383). Decoded text never has such a
 * surrogate alone, so nothing is lost in either direction.
 */
public final class Utf8 {

    /** What a byte that is not UTF-8 becomes: a low surrogate, which never stands alone in decoded text. */
    private static final int ESCAPE = 0xDC00;

    /** For the byte 0x80: bytes below are ASCII, and never invalid. */
    private static final int FIRST_ESCAPED = 0xDC80;

    private static final int LAST_ESCAPED = 0xDCFF;
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * Decodes up to the first byte that is not UTF-8, or all.
     *
     * @param bytes may end inside a character, which is not decoded then
     * @param out has an array, and room for as many characters as there are bytes
     * @return the number of bytes decoded
     */
    public static int decode(byte[] bytes, int start, int end, CharBuffer out) {
        int at = start;
        while (at < end) {
            at = ascii(bytes, at, end, out);
            int from = at;
            while (at < end && bytes[at] < 0) {
                at++;
            }
            // Between ASCII characters, all sequences of bytes are whole.
            String other = new String(bytes, from, at - from, StandardCharsets.UTF_8);
            if (other.indexOf(REPLACEMENT) >= 0) {
                int valid = decodeExactly(bytes, from, at, out);
                if (valid < at - from) {
                    return from + valid - start;
                }
            } else {
                out.put(other);
            }
        }
        return end - start;
    }

    /** Decodes up to the first byte that is not ASCII, and returns where that is. One loop: most text is nothing else. */
    private static int ascii(byte[] bytes, int start, int end, CharBuffer out) {
        char[] chars = out.array();
        int offset = out.arrayOffset() + out.position() - start;
        int at = start;
        while (at < end && bytes[at] >= 0) {
            chars[offset + at] = (char) bytes[at];
            at++;
        }
        out.position(out.position() + at - start);
        return at;
    }

    /**
     * Decodes text that may have the replacement character itself, or bytes that are not UTF-8, up to
     * the first of these. Slow, and seldom needed.
     */
    private static int decodeExactly(byte[] bytes, int start, int end, CharBuffer out) {
        ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        return result.isError() ? in.position() - start : end - start;
    }

    /**
     * Decodes all. A byte that is not UTF-8 becomes a lone surrogate that {@link #encodeAny} turns back into the byte.
     *
     * @param out has an array, and room for as many characters as there are bytes
     * @param bad gets the places of such bytes, in order
     */
    static void decodeAny(byte[] bytes, int start, int end, CharBuffer out, IntConsumer bad) {
        int at = start + decode(bytes, start, end, out);
        while (at < end) {
            bad.accept(at);
            out.put((char) (ESCAPE | (bytes[at] & 0xFF)));
            at++;
            at += decode(bytes, at, end, out);
        }
    }

    /**
     * Appends text as UTF-8, and bytes that were no text as they were: the reverse of {@link
     * #decodeAny}.
     */
    static void encodeAny(String text, LabelText out) {
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (isEscaped(text, at)) {
                out.appendUtf8(text.substring(from, at));
                out.append((byte) text.charAt(at));
                from = at + 1;
            }
        }
        out.appendUtf8(text.substring(from));
    }

    /**
     * Returns the text with U+FFFD in place of each byte that was no text, as it is shown and
     * classified; the text itself if there is none.
     */
    public static String replaced(String text) {
        int first = 0;
        while (first < text.length() && !isEscaped(text, first)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text);
        for (int at = first; at < text.length(); at++) {
            if (isEscaped(text, at)) {
                replaced.setCharAt(at, REPLACEMENT);
            }
        }
        return replaced.toString();
    }

    /** A low surrogate behind a high one is half of a character, and stands for no byte. */
    private static boolean isEscaped(CharSequence text, int at) {
        char c = text.charAt(at);
        return c >= FIRST_ESCAPED && c <= LAST_ESCAPED && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /**
     * Counts the characters of a text as Java counts them: those beyond the basic plane are two.
     * Continuation bytes do not count, so bytes that are not UTF-8 give an approximate number.
     */
    public static int chars(byte[] bytes, int start, int end) {
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
