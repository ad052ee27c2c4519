package io.logclf.io.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns UTF-16 into UTF-8. What is no character, such as a lone surrogate or half a unit at the end,
 * becomes U+FFFD, so that one bad unit does not end the reading of a file that Windows wrote.
 */
final class Utf16 implements DecodedInput.Decoder {

    /** Characters decoded at a time. */
    private static final int CHARS = 1 << 13;

    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private final ByteOrder order;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(REPLACEMENT);
    /** Decoded and not encoded yet: the first half of a surrogate pair may have to wait for the second. */
    private final CharBuffer chars = CharBuffer.allocate(CHARS).limit(0);
    /** Whether the byte order mark was skipped. */
    private boolean begun;

    /** @param order as the byte order mark says */
    private Utf16(ByteOrder order) {
        this.order = order;
    }

    /** Returns the decoder of what begins with a byte order mark of UTF-16; null of all else. */
    static DecodedInput.@Nullable Decoder decoder(int first, int second) {
        if (first == 0xFF && second == 0xFE) {
            return new Utf16(ByteOrder.LITTLE_ENDIAN);
        }
        return first == 0xFE && second == 0xFF ? new Utf16(ByteOrder.BIG_ENDIAN) : null;
    }

    @Override
    public void decode(ByteBuffer in, ByteBuffer out) {
        in.order(order);
        if (!begun) {
            begun = true;
            // The mark itself is no text.
            in.getChar();
        }
        // The JDK's decoder takes what follows a lone surrogate for a part of it, be it a line end.
        do {
            chars.compact();
            while (in.remaining() >= Character.BYTES && chars.hasRemaining()) {
                chars.put(in.getChar());
            }
            chars.flip();
        } while (!encoder.encode(chars, out, false).isOverflow() && in.remaining() >= Character.BYTES);
    }

    @Override
    public void end(ByteBuffer in, ByteBuffer out) {
        encoder.encode(chars, out, true);
        if (in.hasRemaining()) {
            in.get();
            out.put(REPLACEMENT);
        }
    }
}
