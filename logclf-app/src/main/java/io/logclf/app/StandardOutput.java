package io.logclf.app;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output, which names itself if it cannot be written. */
final class StandardOutput extends OutputStream {

    private final OutputStream out;

    StandardOutput(OutputStream out) {
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

    /** As with {@code | head}: whoever reads our output has seen enough. */
    static final class ReaderGoneException extends IOException {

        private ReaderGoneException(IOException cause) {
            super(cause);
        }
    }
}
