package io.logclf.server.limit;

import io.logclf.server.problem.BrokenOffException;
import io.logclf.server.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request, with its limits. Reading ends with a {@link Problem} of status 413 if it
 * is too large, also if the client announced less or nothing, and with {@link BrokenOffException}
 * if the client goes away or is too slow. Closing it leaves the connection open. For one thread.
 */
public final class LimitedInput extends FilterInputStream {

    private final String what;
    private final long max;
    private final MinimumRate rate;
    private long count;

    /**
     * @param in the body
     * @param what what errors call it
     * @param max the most bytes
     * @param rate receives what is read; closed with this
     */
    LimitedInput(InputStream in, String what, long max, MinimumRate rate) {
        super(in);
        this.what = what;
        this.max = max;
        this.rate = rate;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(bytes, offset, length);
        } catch (IOException e) {
            throw new BrokenOffException(e);
        }
        if (n < 0) {
            close();
            return n;
        }
        rate.read(n);
        count += n;
        if (count > max) {
            throw Problem.tooLarge(what, max);
        }
        return n;
    }

    /**
     * Reads to the end. Each portion is counted before it is kept, so that many requests at once
     * cannot take more memory than there is before anybody notices.
     *
     * @throws Problem with status 503 if there is no memory for it
     */
    public byte[] readAll(MemoryBudget.Share share) throws IOException {
        return new FilterInputStream(this) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int n = super.read(bytes, offset, length);
                share.add(Math.max(n, 0));
                return n;
            }
        }.readAllBytes();
    }

    /** Ends the watch over the client's rate. What it has not sent is left to whoever answers. */
    @Override
    public void close() {
        rate.close();
    }
}
