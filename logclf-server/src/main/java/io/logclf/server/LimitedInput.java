package io.logclf.server;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, which ends with a {@link Problem} of status 413 if it is too large. */
final class LimitedInput extends FilterInputStream {

    private final String what;
    private final long max;
    private long count;

    private LimitedInput(InputStream in, String what, long max) {
        super(in);
        this.what = what;
        this.max = max;
    }

    /**
     * Begins to read a body.
     *
     * @param what what errors call it
     * @throws Problem if the client announces too much already; then a client that asked first is not told to send
     */
    static LimitedInput of(HttpServletRequest request, String what, long max) throws IOException {
        if (request.getContentLengthLong() > max) {
            throw Problem.tooLarge(what, max);
        }
        return new LimitedInput(request.getInputStream(), what, max);
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
