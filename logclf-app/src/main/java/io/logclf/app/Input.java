package io.logclf.app;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** A file or standard input, read as bytes that are counted. Not safe for concurrent use but for {@link #bytesRead()}. */
final class Input implements Closeable {

    private static final String STANDARD = "-";
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private final String name;
    private final Optional<Path> file;
    private final Counted stream;

    private Input(String name, Optional<Path> file, InputStream stream) {
        this.name = name;
        this.file = file;
        this.stream = new Counted(stream);
    }

    /** What is done before a wait. */
    @FunctionalInterface
    interface Waiting {
        void begin() throws IOException;
    }

    /**
     * Opens a file, or standard input for {@code -}.
     *
     * @throws InputException if there is no such file, or it is a directory or not readable
     */
    static Input open(String name, InputStream standardInput) throws IOException {
        if (name.equals(STANDARD)) {
            return new Input("standard input", Optional.empty(), standardInput);
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new InputException(name + ": is a directory; give a file in it");
        }
        try {
            file.getFileSystem().provider().checkAccess(file, AccessMode.READ);
        } catch (AccessDeniedException e) {
            throw new InputException(name + ": no permission to read it; try chmod +r, or another user", e);
        } catch (IOException e) {
            throw new InputException(name + ": there is no such file", e);
        }
        try {
            return new Input(name, Optional.of(file), new FileInputStream(file.toFile()));
        } catch (IOException e) {
            throw new InputException(name + ": cannot be opened: " + e.getMessage(), e);
        }
    }

    /** An input that is open already, and is closed with this one. */
    static Input of(String name, InputStream stream) {
        return new Input(name, Optional.empty(), stream);
    }

    /** The name for messages. */
    String name() {
        return name;
    }

    InputStream stream() {
        return stream;
    }

    /** The size in bytes, if it is known. */
    OptionalLong size() throws IOException {
        return file.isPresent() && Files.isRegularFile(file.get())
                ? OptionalLong.of(Files.size(file.get()))
                : OptionalLong.empty();
    }

    long bytesRead() {
        return stream.count.get();
    }

    /** Sets what is done before a read that may have to wait for another program to write; it may write, and not read. */
    void beforeWaiting(Waiting waiting) {
        stream.waiting = waiting;
    }

    /**
     * Refuses to read the very file that standard output is appended to.
     *
     * @throws InputException if it is so; reading it would never end
     */
    void refuseStandardOutput() throws IOException {
        Path in = file.orElse(STANDARD_INPUT);
        boolean regular = Files.isRegularFile(in) && Files.isRegularFile(STANDARD_OUTPUT);
        if (regular && Files.isSameFile(in, STANDARD_OUTPUT)) {
            throw new InputException(name + ": is the file that standard output goes to; give another file, or use the"
                    + " option -o, which replaces a file when all is read");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private final class Counted extends FilterInputStream {

        /** Written by the thread that reads, and shown by another. */
        private final AtomicLong count = new AtomicLong();

        private Waiting waiting = () -> {};

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (mayWait()) {
                waiting.begin();
            }
            try {
                int n = super.read(bytes, offset, length);
                count.addAndGet(Math.max(n, 0));
                return n;
            } catch (IOException e) {
                throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
            }
        }

        private boolean mayWait() {
            try {
                return super.available() == 0;
            } catch (IOException e) {
                // Not every device can tell.
                return true;
            }
        }
    }
}
