package io.logclf.io.input;

import io.logclf.api.LogclfException;
import io.logclf.io.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an input in portions of complete rows. What is there is handed out before more is read, so that no row waits for the one after
 * it. Not safe for concurrent use but for {@link #bytesRead}.
 */
public final class PortionReader implements Closeable {

    private static final int MAX_ROWS = 1_000;
    /** Lines of one entry are written at once; a longer pause is between entries. */
    private static final int PAUSE_MILLIS = 50;

    private static final int PAUSE_STEP_MILLIS = 5;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String name;
    private final InputStream in;
    private final TextInput text;
    private final RowCutter cutter;
    private final int bufferBytes;
    private final boolean skipMarks;

    private byte[] buffer;
    private int start;
    private int scanned;
    private int limit;
    private boolean started;
    private boolean ended;
    private boolean finished;
    private @Nullable Exception failure;

    /**
     * Makes a reader, which reads nothing yet.
     *
     * @param in the bytes, whose head may have been looked at; they are unpacked and decoded here otherwise
     * @param skipMarks whether byte order marks at the start are left out
     */
    public PortionReader(String name, InputStream in, RowCutter cutter, Limits limits, boolean skipMarks) {
        this.name = name;
        this.text = TextInput.of(in, name);
        this.in = in instanceof HeadInput ? in : text;
        this.cutter = cutter;
        this.bufferBytes = limits.bufferBytes();
        this.skipMarks = skipMarks;
        this.buffer = new byte[bufferBytes];
    }

    /** Returns how many bytes were taken from the input, compressed if it is. */
    public long bytesRead() {
        return text.bytesRead();
    }

    /** Tells whether the next portion may have to wait for another program to write. */
    public boolean mayWait() {
        scan();
        if (cutter.cut() > start || cutter.problem() != null || ended) {
            return false;
        }
        try {
            return in.available() == 0;
        } catch (IOException e) {
            // Not every device can tell.
            return true;
        }
    }

    /**
     * Returns the next rows, one at least unless the portion has a problem; null at the end.
     *
     * @throws IOException if the input cannot be read; all rows before are handed out first
     * @throws InputException if it begins like a file of another kind
     */
    @Nullable
    public Portion next() throws IOException {
        if (!started) {
            begin();
        }
        while (true) {
            scan();
            if (cutter.cut() > start) {
                return take(cutter.cut());
            }
            if (finished) {
                return null;
            }
            if (cutter.problem() != null) {
                finished = true;
                return take(limit);
            }
            throwFailure();
            if (cutter.isOpen() && !ended && isQuiet()) {
                cutter.close();
                continue;
            }
            if (ended) {
                scanned = cutter.rewind(buffer, limit);
                if (scanned < limit) {
                    continue;
                }
                finished = true;
                if (limit == start) {
                    return null;
                }
                return take(cutter.finish(limit) == null ? cutter.cut() : limit);
            }
            fill();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Tells whether the input pauses. A file goes on or ends, but never pauses. */
    private boolean isQuiet() throws IOException {
        if (text.isRegular()) {
            return false;
        }
        try {
            for (int i = 0; i < PAUSE_MILLIS / PAUSE_STEP_MILLIS && in.available() == 0; i++) {
                Thread.sleep(PAUSE_STEP_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        return in.available() == 0;
    }

    private void scan() {
        if (scanned < limit) {
            scanned = cutter.scan(buffer, scanned, limit, MAX_ROWS);
        }
    }

    private Portion take(int tail) {
        int cut = cutter.cut();
        Portion portion = cutter.take(buffer, start, tail);
        byte[] rest = new byte[Math.max(bufferBytes, limit - cut)];
        System.arraycopy(buffer, cut, rest, 0, limit - cut);
        buffer = rest;
        scanned -= cut;
        limit -= cut;
        start = 0;
        return portion;
    }

    private void begin() throws IOException {
        started = true;
        readAtLeast(ForeignFormat.BYTES);
        Optional<String> foreign = ForeignFormat.problem(buffer, limit);
        if (foreign.isPresent()) {
            finished = true;
            throw new InputException(name, 1, foreign.get());
        }
        while (skipMarks && mayBeginWithMark()) {
            readAtLeast(start + BYTE_ORDER_MARK.length);
            if (limit - start < BYTE_ORDER_MARK.length || !mayBeginWithMark()) {
                break;
            }
            start += BYTE_ORDER_MARK.length;
        }
        scanned = start;
    }

    private boolean mayBeginWithMark() {
        for (int i = 0; i < BYTE_ORDER_MARK.length && start + i < limit; i++) {
            if (buffer[start + i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return limit > start;
    }

    private void readAtLeast(int count) throws IOException {
        while (limit < count && !ended && failure == null) {
            fill();
        }
    }

    /** Reads what is there, but waits for the first byte only. */
    private void fill() {
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        try {
            do {
                int count = in.read(buffer, limit, buffer.length - limit);
                if (count < 0) {
                    ended = true;
                    return;
                }
                limit += count;
            } while (limit < buffer.length && in.available() > 0);
        } catch (IOException | LogclfException e) {
            failure = e;
        }
    }

    private void throwFailure() throws IOException {
        if (failure instanceof IOException broken) {
            throw broken;
        }
        if (failure instanceof LogclfException broken) {
            throw broken;
        }
    }
}
