package io.logclf.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request, which ends with a {@link Problem} of status 413 if it is too large, and with {@link BrokenOffException} if the
 * client goes away or is too slow. Closing it leaves the connection open.
 */
final class LimitedInput extends FilterInputStream {

    private final String what;
    private final long max;
    private final LeastRate rate;
    private long count;

    LimitedInput(InputStream in, String what, long max, LeastRate rate) {
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

    /** Reads to the end; each byte counts in {@code share} before it is kept. */
    byte[] readAll(MemoryBudget.Share share) throws IOException {
        return new FilterInputStream(this) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int n = super.read(bytes, offset, length);
                share.add(Math.max(n, 0));
                return n;
            }
        }.readAllBytes();
    }

    /** Ends the watch over the client's rate. */
    @Override
    public void close() {
        rate.close();
    }
}
