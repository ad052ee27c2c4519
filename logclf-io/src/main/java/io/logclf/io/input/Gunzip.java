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
        FIELDS,
        DATA,
        TRAILER
    }

    private final String name;
    /** Raw deflate: the header and the trailer around it are read here. */
    private final Inflater inflater = new Inflater(true);

    private final CRC32 crc = new CRC32();
    private State state = State.BETWEEN;
    /** The flags of the header's parts that are still to come. */
    private int fields;
    /** Bytes that are still to come of a part whose length is known. */
    private int unread;
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
                case FIELDS -> fields(in);
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
     * Goes over the fixed part of a header if all of it is there; otherwise leaves it for the next call.
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
        fields = in.get();
        in.position(start + HEADER_BYTES);
        if (method != Deflater.DEFLATED || fields >= 2 * COMMENT || fields < 0) {
            throw damaged("has a header that is not valid");
        }
        begun = true;
        state = State.FIELDS;
        return true;
    }

    /**
     * Goes over the parts that the flags announce, in the order of RFC 1952, as far as they are there: a name has no
     * longest length, so none is waited for as a whole.
     */
    private boolean fields(ByteBuffer in) {
        if ((fields & EXTRA) != 0) {
            if (in.remaining() < 2) {
                return false;
            }
            unread = in.getShort() & 0xFFFF;
            fields -= EXTRA;
        }
        if (!skip(in) || !skipText(in, NAME) || !skipText(in, COMMENT)) {
            return false;
        }
        if ((fields & HEADER_CRC) != 0) {
            unread = 2;
            fields -= HEADER_CRC;
        }
        if (!skip(in)) {
            return false;
        }
        state = State.DATA;
        return true;
    }

    /** Goes over what is unread of a part; false if there is more of it. */
    private boolean skip(ByteBuffer in) {
        int count = Math.min(unread, in.remaining());
        in.position(in.position() + count);
        unread -= count;
        return unread == 0;
    }

    /** Goes over a text if its flag is set, and clears the flag behind the zero at its end; false if that is not there yet. */
    private boolean skipText(ByteBuffer in, int flag) {
        while ((fields & flag) != 0) {
            if (!in.hasRemaining()) {
                return false;
            }
            fields -= in.get() == 0 ? flag : 0;
        }
        return true;
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
