package io.logclf.app.terminal;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, unbuffered, whose failures say what failed. Java's {@link java.io.PrintStream}
 * would hide them: a full disk behind {@code > file} would end in an output that is cut off, and
 * exit code 0.
 */
public final class StandardOutput extends OutputStream {

    private final OutputStream out;

    public StandardOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /**
     * Writes bytes.
     *
     * @throws ReaderGoneException if the program that reads our output has ended
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                throw new ReaderGoneException(e);
            }
            throw new IOException("cannot write standard output: " + e.getMessage(), e);
        }
    }

    /**
     * The program that reads our output has ended, as with {@code | head}: it has seen enough, and
     * nothing is wrong. The system reports it as a broken pipe.
     */
    public static final class ReaderGoneException extends IOException {

        private ReaderGoneException(IOException cause) {
            super(cause);
        }
    }
}
