package io.logclf.io.input;

import io.logclf.api.LogclfException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose first two bytes tell whether and how it is decoded. Nothing waits for more bytes than it needs, so that a slow stream can
 * be followed. Not safe for concurrent use but for {@link #bytesTaken}.
 */
final class DecodedInput extends FilterInputStream {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Detector detector;
    private final AtomicLong bytesTaken = new AtomicLong();
    private ByteBuffer taken = ByteBuffer.allocate(2).limit(0);
    private ByteBuffer made = ByteBuffer.allocate(0);
    private boolean begun;
    private boolean ended;
    private @Nullable Decoder decoder;
    private @Nullable LogclfException problem;

    DecodedInput(InputStream in, Detector detector) {
        super(in);
        this.detector = detector;
    }

    /** Turns bytes into others, keeping what it must remember of those before. */
    interface Decoder {

        /** Takes of {@code in} what it can use, and puts what it makes of it in {@code out} as far as there is room. */
        void decode(ByteBuffer in, ByteBuffer out);

        /** Is told that nothing follows what is left of {@code in}; throws if that cannot be the end. */
        void end(ByteBuffer in, ByteBuffer out);

        /** Frees what it holds. */
        default void close() {}
    }

    /** Finds the decoder of what begins with two bytes. */
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

    private int pass(byte[] bytes, int offset, int length) throws IOException {
        int count = get(taken, bytes, offset, length);
        if (count == 0) {
            return take(bytes, offset, length);
        }
        return count < length && in.available() > 0
                ? count + Math.max(0, take(bytes, offset + count, length - count))
                : count;
    }

    /** What begins with another byte than the signatures, and that is nearly all there is, waits for one byte only. */
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

    /** Decodes what was taken, or takes more; returns false at the end, or if it would have to wait and may not. */
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
