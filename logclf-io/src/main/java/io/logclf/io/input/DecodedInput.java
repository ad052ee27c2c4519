package io.logclf.io.input;

import io.logclf.api.LogclfException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose first two bytes tell whether and how it is decoded; the others are passed on as they
 * are. {@link TextInput} puts two of them one behind the other: the first unpacks gzip, the second
 * makes UTF-8 of UTF-16.
 *
 * <p>Nothing waits for more bytes than it needs, so that a slow stream can be followed: one read of the
 * stream behind for what is passed on, and as many as it takes to have one decoded byte otherwise.
 * {@link #available()} decodes what is there without waiting.
 *
 * <p>Not safe for concurrent use but for {@link #bytesTaken}. The stream behind is closed with this
 * one.
 */
final class DecodedInput extends FilterInputStream {

    /** Bytes read and decoded at a time; two such buffers exist only if there is a decoder. */
    private static final int BUFFER_BYTES = 1 << 16;

    private final Detector detector;
    /** Atomic, because progress is shown from another thread while one reads. */
    private final AtomicLong bytesTaken = new AtomicLong();
    /** Taken from the stream behind and not used yet: at first the two bytes that were looked at. */
    private ByteBuffer taken = ByteBuffer.allocate(2).limit(0);
    /** Decoded and not read yet. */
    private ByteBuffer made = ByteBuffer.allocate(0);
    /** Whether the first bytes were looked at. */
    private boolean begun;
    /** Whether the stream behind has ended. */
    private boolean ended;
    /** Null before the beginning, and for what is passed on. */
    private @Nullable Decoder decoder;
    /** What the decoder has thrown; thrown once all that was decoded before it is read. */
    private @Nullable LogclfException problem;

    DecodedInput(InputStream in, Detector detector) {
        super(in);
        this.detector = detector;
    }

    /** Turns bytes into others, keeping what it must remember of those before. Used by one thread. */
    interface Decoder {

        /**
         * Takes of {@code in} what it can use, and puts what it makes of it in {@code out} as far as
         * there is room. What it leaves in {@code in} is there again, with more behind it, in the next
         * call; so a sequence that is cut off by the end of a buffer can wait for its rest.
         *
         * @throws LogclfException if the bytes cannot be decoded; what is in {@code out} by then is
         *     still read
         */
        void decode(ByteBuffer in, ByteBuffer out);

        /**
         * Takes the rest: nothing follows what is left of {@code in}.
         *
         * @throws LogclfException if the input cannot end so
         */
        void end(ByteBuffer in, ByteBuffer out);

        /** Frees what it holds outside of the heap. */
        default void close() {}
    }

    /** Chooses the decoder by the first two bytes, each from 0 to 255. */
    @FunctionalInterface
    interface Detector {

        /** Returns null for bytes to be passed on as they are. */
        @Nullable
        Decoder decoder(int first, int second);
    }

    /** Returns how many bytes were taken from the stream behind, before they were decoded. */
    long bytesTaken() {
        return bytesTaken.get();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        begin();
        if (decoder == null) {
            return pass(bytes, offset, length);
        }
        while (!made.hasRemaining()) {
            if (!make(decoder, true)) {
                return -1;
            }
        }
        return get(made, bytes, offset, length);
    }

    /** A problem that is due counts as a byte: the next read does not wait for it. */
    @Override
    public int available() throws IOException {
        if (!begun && in.available() < 2) {
            return in.available();
        }
        try {
            begin();
            if (decoder == null) {
                return taken.remaining() + in.available();
            }
            while (!made.hasRemaining() && make(decoder, false)) {
                // Until there is something, or it would have to wait.
            }
            return made.remaining();
        } catch (LogclfException e) {
            // To be thrown by the next read, which does not wait.
            return 1;
        }
    }

    @Override
    public void close() throws IOException {
        if (decoder != null) {
            decoder.close();
        }
        super.close();
    }

    /**
     * Hands out the bytes that were looked at, then what the stream behind has. A single read may fill
     * less than there is room, so what is there is added without waiting.
     */
    private int pass(byte[] bytes, int offset, int length) throws IOException {
        int count = get(taken, bytes, offset, length);
        if (count == 0) {
            return take(bytes, offset, length);
        }
        return count < length && in.available() > 0
                ? count + Math.max(0, take(bytes, offset + count, length - count))
                : count;
    }

    /**
     * Looks at the first bytes. What begins with another byte than the signatures, and that is nearly
     * all there is, waits for one byte only.
     */
    private void begin() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        byte[] first = taken.array();
        int count = Math.max(0, take(first, 0, 1));
        if (count == 1 && ForeignFormat.maySignText(first[0])) {
            count += Math.max(0, take(first, 1, 1));
        }
        taken.limit(count);
        decoder = count == 2 ? detector.decoder(first[0] & 0xFF, first[1] & 0xFF) : null;
        if (decoder != null) {
            taken = ByteBuffer.allocate(BUFFER_BYTES).put(taken).flip();
            made = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
        }
    }

    /**
     * Decodes what was taken, or takes more and leaves decoding it to the next call.
     *
     * @param wait whether it may wait for the stream behind
     * @return false at the end, or if it would have to wait and may not
     */
    private boolean make(Decoder by, boolean wait) throws IOException {
        if (problem != null) {
            throw problem;
        }
        made.clear();
        try {
            if (!ended) {
                by.decode(taken, made);
            }
            boolean more = made.position() > 0 || takeMore(by, wait);
            made.flip();
            return more;
        } catch (LogclfException e) {
            problem = e;
            made.flip();
            if (made.hasRemaining()) {
                return true;
            }
            throw e;
        }
    }

    private boolean takeMore(Decoder by, boolean wait) throws IOException {
        if (ended || (!wait && in.available() == 0)) {
            return false;
        }
        taken.compact();
        int count = take(taken.array(), taken.position(), taken.remaining());
        taken.position(taken.position() + Math.max(0, count)).flip();
        if (count < 0) {
            ended = true;
            by.end(taken, made);
        }
        return count >= 0 || made.position() > 0;
    }

    /** Every byte that is taken goes through here, to be counted. */
    private int take(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        bytesTaken.addAndGet(Math.max(0, count));
        return count;
    }

    private static int get(ByteBuffer from, byte[] bytes, int offset, int length) {
        int count = Math.min(length, from.remaining());
        from.get(bytes, offset, count);
        return count;
    }
}
