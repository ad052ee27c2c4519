package io.logclf.app.serve;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, which ends with a {@link Problem} of status 413 if it is too large. */
final class LimitedInput extends FilterInputStream {

    private final String what;
    private final long max;
    private long count;

    /**
     * Takes a body that may be read.
     *
     * @param announced the size that the client tells, -1 if it tells none
     * @throws Problem if that is too much already
     */
    LimitedInput(InputStream in, String what, long announced, long max) {
        super(in);
        this.what = what;
        this.max = max;
        if (announced > max) {
            throw Problem.tooLarge(what, max);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        count += Math.max(n, 0);
        if (count > max) {
            throw Problem.tooLarge(what, max);
        }
        return n;
    }
}
