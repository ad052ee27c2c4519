package io.logclf.app;

import io.logclf.io.AtomicOutputFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A file that appears when it is complete, or standard output. */
final class Output implements Closeable {

    private static final String STANDARD = "-";

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
        return new Output(Optional.of(file), file);
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
