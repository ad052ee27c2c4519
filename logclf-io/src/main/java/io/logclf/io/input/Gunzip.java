package io.logclf.io.input;

import io.logclf.io.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip (RFC 1952): any number of members one after the other, as appending to a compressed file
 * or rotating a log makes them, and zeros behind them, as tapes and some tools pad files.
 *
 * <p>The JDK's own stream ends at a member's end if no more bytes are there at that moment, and so
 * loses what a slow pipe brings later. Here a member's end is no end: only that of the stream behind
 * is. Lengths and checksums are verified.
 */
final class Gunzip implements DecodedInput.Decoder {

    /**
     * The fixed part of a member's header (RFC 1952, 2.3): magic, method, flags, time, extra flags,
     * system.
     */
    private static final int HEADER_BYTES = 10;
    /** Checksum and length of the unpacked data, four bytes each. */
    private static final int TRAILER_BYTES = 8;
    /** Flags of the header, each for a part that follows it: here its own checksum, which is skipped. */
    private static final int HEADER_CRC = 2;
    /** An extra field behind its length in two bytes. */
    private static final int EXTRA = 4;
    /** A file name that ends with a zero, as the comment does. */
    private static final int NAME = 8;

    private static final int COMMENT = 16;

    private enum State {
        BETWEEN,
        DATA,
        TRAILER
    }

    private final String name;
    /** Raw deflate: the header and the trailer around it are read here. */
    private final Inflater inflater = new Inflater(true);

    private final CRC32 crc = new CRC32();
    private State state = State.BETWEEN;
    /** Whether a member was met: before the first, zeros are no padding. */
    private boolean begun;

    private Gunzip(String name) {
        this.name = name;
    }

    /**
     * Returns the decoder of what begins like gzip; null of all else.
     *
     * @param name what error messages call the input
     */
    static DecodedInput.@Nullable Decoder decoder(int first, int second, String name) {
        return first == 0x1F && second == 0x8B ? new Gunzip(name) : null;
    }

    @Override
    public void decode(ByteBuffer in, ByteBuffer out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        boolean on = true;
        while (on) {
            on = switch (state) {
                case BETWEEN -> header(in);
                case DATA -> data(in, out);
                case TRAILER -> trailer(in);
            };
        }
    }

    @Override
    public void end(ByteBuffer in, ByteBuffer out) {
        if (state != State.BETWEEN || in.hasRemaining()) {
            throw new InputException(name, 0, "the gzip data is cut off in the middle; is the file complete?");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    /**
     * Goes over a header if all of it is there; otherwise leaves it for the next call. A header that
     * fills the whole buffer and has no end is refused, as it would never become complete.
     *
     * @return whether decoding can go on
     * @throws InputException if what stands here is no header
     */
    private boolean header(ByteBuffer in) {
        while (begun && in.hasRemaining() && in.get(in.position()) == 0) {
            in.get();
        }
        if (in.remaining() < HEADER_BYTES) {
            return false;
        }
        int start = in.position();
        if (in.getShort() != (short) 0x8B1F) {
            throw damaged("is followed by something else");
        }
        int method = in.get();
        int flags = in.get();
        in.position(start + HEADER_BYTES);
        if (method != Deflater.DEFLATED || flags >= 2 * COMMENT || flags < 0) {
            throw damaged("has a header that is not valid");
        }
        if (!skipOptional(in, flags)) {
            if (start == 0 && in.limit() == in.capacity()) {
                throw damaged("has a header without an end");
            }
            in.position(start);
            return false;
        }
        begun = true;
        state = State.DATA;
        return true;
    }

    /**
     * Goes over the parts that the flags announce, in the order of RFC 1952; false if one of them is
     * not complete yet.
     */
    private static boolean skipOptional(ByteBuffer in, int flags) {
        return ((flags & EXTRA) == 0 || (in.remaining() >= 2 && skip(in, in.getShort() & 0xFFFF)))
                && ((flags & NAME) == 0 || skipText(in))
                && ((flags & COMMENT) == 0 || skipText(in))
                && ((flags & HEADER_CRC) == 0 || skip(in, 2));
    }

    private static boolean skip(ByteBuffer in, int count) {
        if (in.remaining() < count) {
            return false;
        }
        in.position(in.position() + count);
        return true;
    }

    private static boolean skipText(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (in.get() == 0) {
                return true;
            }
        }
        return false;
    }

    /** Unpacks until the member ends, the input is used up or the room is. */
    private boolean data(ByteBuffer in, ByteBuffer out) {
        inflater.setInput(in);
        int before = out.position();
        try {
            inflater.inflate(out);
        } catch (DataFormatException e) {
            throw damaged("is damaged");
        }
        crc.update(out.duplicate().position(before).limit(out.position()));
        if (inflater.needsDictionary()) {
            throw damaged("is damaged");
        }
        if (inflater.finished()) {
            state = State.TRAILER;
            return true;
        }
        return false;
    }

    /** Verifies checksum and length, the latter modulo 2^32 as the format has it. */
    private boolean trailer(ByteBuffer in) {
        if (in.remaining() < TRAILER_BYTES) {
            return false;
        }
        if (in.getInt() != (int) crc.getValue() || in.getInt() != (int) inflater.getBytesWritten()) {
            throw damaged("is damaged: its checksum is another");
        }
        inflater.reset();
        crc.reset();
        state = State.BETWEEN;
        return true;
    }

    private InputException damaged(String what) {
        return new InputException(name, 0, "the gzip data " + what + "; copy or pack the file again");
    }
}
