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
 * Reads an input in portions of complete rows: bytes go into a buffer, a {@link RowCutter} finds where
 * rows end, and the rows up to the last end become a {@link Portion}, with the buffer as its array;
 * what is left moves to a new buffer.
 *
 * <p>What is there is handed out before more is read, so that no row waits for the one after it. A
 * portion has at most {@value #MAX_ROWS} rows, and about {@link Limits#bufferBytes()} bytes unless one
 * row is longer: then the buffer doubles until the row is complete or too long for the cutter.
 *
 * <p>A row that may go on, such as an entry with its stack trace, is ended by the beginning of the next
 * one. In a stream that pauses, it is ended after {@value #PAUSE_MILLIS} ms; a regular file never
 * pauses.
 *
 * <p>Not safe for concurrent use but for {@link #bytesRead}.
 */
public final class PortionReader implements Closeable {

    /** Bounds what a thread holds as objects, and lets several threads share also a small file. */
    private static final int MAX_ROWS = 1_000;
    /** Lines of one entry are written at once; a longer pause is between entries. */
    private static final int PAUSE_MILLIS = 50;

    /**
     * How often it is looked whether the pause is over; a stream has no way to wait for a byte with a
     * time limit.
     */
    private static final int PAUSE_STEP_MILLIS = 5;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String name;
    /** What is read from: the head that was looked at and then the text, or the text alone. */
    private final InputStream in;

    private final TextInput text;
    private final RowCutter cutter;
    private final int bufferBytes;
    /**
     * Only for tables: other formats keep every byte of a row, and leave marks out where a line becomes
     * text.
     */
    private final boolean skipMarks;

    /** Belongs to the reader until a portion takes it; then it is never written again. */
    private byte[] buffer;
    /** Where the first row begins: behind marks in the first portion, 0 in all others. */
    private int start;
    /** How far the cutter has looked. */
    private int scanned;
    /** Where the bytes end that are there. */
    private int limit;
    /** Whether the first bytes were looked at. */
    private boolean started;
    /** Whether the input has no more bytes; there may be more portions. */
    private boolean ended;
    /** Whether there are no more portions. */
    private boolean finished;
    /** What reading has thrown; thrown when all rows before are handed out. */
    private @Nullable Exception failure;

    /**
     * Makes a reader, which reads nothing yet.
     *
     * @param name what error messages call the input
     * @param in the bytes, whose head may have been looked at; they are unpacked and decoded here
     *     otherwise
     * @param cutter used by this reader alone
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

    /**
     * Tells whether the next portion may have to wait for another program to write. Callers hand on
     * what they hold before they wait. A false alarm costs a flush; a missed one would keep rows back
     * for as long as the pause lasts.
     */
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
     * <p>The order of the checks is that of certainty: complete rows first, then the cutter's problem,
     * then a failure, then rows that only a pause or the end completes, and only then more bytes.
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
            // Behind complete rows and a problem of the cutter: both come earlier in the input.
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

    /**
     * Closes the input that was given.
     *
     * @throws IOException if that fails
     */
    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * Tells whether the input pauses, after waiting for {@value #PAUSE_MILLIS} ms at most. A file goes
     * on or ends, but never pauses.
     *
     * @throws InterruptedIOException if the thread is interrupted, whose flag stays set
     */
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

    /** Has the cutter look at bytes that it has not seen, until it has {@value #MAX_ROWS} rows. */
    private void scan() {
        if (scanned < limit) {
            scanned = cutter.scan(buffer, scanned, limit, MAX_ROWS);
        }
    }

    /**
     * Gives the buffer away with the rows in it, and copies what is left to a new one: a parsing thread
     * may still read the old one.
     *
     * @param tail where the portion's bytes end
     */
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

    /**
     * Refuses what is another kind of file, and skips marks. Several marks occur where files that each
     * have one were joined.
     */
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

    /** Tells whether all bytes of a mark that are there fit; at least one must be. */
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

    /**
     * Reads what is there, but waits for the first byte only. A failure is kept, and not thrown: rows
     * that came before it are not handed out yet.
     */
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
