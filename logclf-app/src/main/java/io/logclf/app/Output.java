package io.logclf.app;

import io.logclf.io.output.AtomicOutputFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A file that appears when it is complete, compressed by gzip if its name ends in {@code .gz}, or standard output. */
final class Output implements Closeable {

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
    static Output open(String name, OutputStream standardOutput) throws IOException {
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

    /** Tells whether this is standard output. */
    boolean isStandard() {
        return file.isEmpty();
    }

    OutputStream stream() {
        return stream;
    }

    /** Makes the file appear under its name. What was written must be flushed before. */
    void commit() throws IOException {
        if (stream instanceof GZIPOutputStream gzip) {
            gzip.finish();
        }
        stream.flush();
        if (file.isPresent()) {
            file.get().commit();
        }
    }

    /** Drops the file if it was not committed. */
    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
