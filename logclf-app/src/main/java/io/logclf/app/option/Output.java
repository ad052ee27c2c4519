package io.logclf.app.option;

import io.logclf.io.output.AtomicOutputFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Where a command writes: standard output for {@code -}, or a file that appears under its name when
 * it is complete, compressed by gzip if the name ends in {@code .gz}.
 *
 * <pre>{@code
 * try (Output to = Output.open(name, terminal.out())) {
 *     write(to.stream());
 *     to.commit();
 * }
 * }</pre>
 *
 * <p>Without {@link #commit}, {@link #close} removes what was written and leaves what stood under
 * the name before: an exception on the way needs no clean-up. Standard output cannot be taken back;
 * what was written to it is out. Not safe for concurrent use.
 */
public final class Output implements Closeable {

    private static final String STANDARD = "-";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Optional<AtomicOutputFile> file;
    private final OutputStream stream;

    private Output(Optional<AtomicOutputFile> file, OutputStream stream) {
        this.file = file;
        this.stream = stream;
    }

    /**
     * Opens a file, or standard output for {@code -}.
     *
     * @throws IOException if the file cannot be written; the message says why
     */
    public static Output open(String name, OutputStream standardOutput) throws IOException {
        if (name.equals(STANDARD)) {
            return new Output(Optional.empty(), standardOutput);
        }
        AtomicOutputFile file = AtomicOutputFile.open(Path.of(name));
        try {
            boolean gzip = name.toLowerCase(Locale.ROOT).endsWith(".gz");
            return new Output(Optional.of(file), gzip ? new GZIPOutputStream(file, BUFFER_BYTES) : file);
        } catch (IOException e) {
            try (file) {
                throw e;
            }
        }
    }

    /** Tells whether this is standard output, which an input could be appended to. */
    public boolean isStandard() {
        return file.isEmpty();
    }

    /** Returns the stream to write to; closing is left to {@link #close}. */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Makes the file appear under its name, or flushes standard output. Whatever buffers the caller
     * has put before the stream must have been flushed.
     *
     * @throws IOException if the rest cannot be written, as when the disk is full; then the file
     *     does not appear
     */
    public void commit() throws IOException {
        if (stream instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
        stream.flush();
        if (file.isPresent()) {
            file.get().commit();
        }
    }

    /** Removes the file if it was not committed; does nothing to standard output. */
    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
