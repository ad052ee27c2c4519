package io.logclf.server.workbench;

import io.logclf.workbench.Workbench;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How much a project may hold. Files that come at once share what room there is. Safe for
 * concurrent use.
 *
 * <p>It refuses what comes in; what the project makes of a file that is there already, such as a
 * trained bundle, it only counts. Measuring a folder takes time, so it is measured when a file
 * begins while no other is under way; what comes is added to that until none is.
 */
final class DataLimit {

    private static final int NO_ROOM = 507;

    private final Workbench project;
    private final long max;
    /** Of files under way, and those before them that ended since {@link #held} was counted. */
    private long coming;

    private long held;
    private int running;

    DataLimit(Workbench project, long max) {
        this.project = project;
        this.max = max;
    }

    /**
     * Counts what comes.
     *
     * @param body closed with the result, and if this throws
     * @return the body, whose reading is refused with status 507 at the byte that does not fit
     * @throws Refusal with status 507 if there is no room at all
     */
    InputStream counted(InputStream body) throws IOException {
        try {
            begin();
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
        return new Counted(body);
    }

    private synchronized void begin() throws IOException {
        if (running == 0) {
            held = project.bytes();
            coming = 0;
        }
        check();
        running++;
    }

    private synchronized void add(long bytes) {
        coming += bytes;
        check();
    }

    private synchronized void end() {
        running--;
    }

    private void check() {
        if (held + coming >= max) {
            throw new Refusal(
                    NO_ROOM,
                    "the project may hold " + max + " bytes and has no room for this; remove files from it, or let"
                            + " whoever runs the server raise --data-limit");
        }
    }

    /** A body whose bytes count as they are read. */
    private final class Counted extends FilterInputStream {

        private boolean closed;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            add(Math.max(n, 0));
            return n;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                end();
                super.close();
            }
        }
    }
}
