package io.logclf.server.upload;

import io.logclf.server.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upload on disk, to be read more than once: it is checked before it is answered. The file is
 * gone when this is closed; where the system allows, its name is gone from the start, so that
 * nothing is left even by a process that is killed. Not safe for concurrent use.
 *
 * <pre>{@code
 * try (Spool spool = folder.newSpool()) {
 *     String name = spool.writeFormFile(body, contentType);
 *     check(spool.read());
 *     answer(spool.read());
 * }
 * }</pre>
 */
public final class Spool implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final Path file;
    private final FileChannel channel;
    private final Runnable closed;
    private boolean open = true;
    private long line;
    private long longestLine;

    private Spool(Path file, FileChannel channel, Runnable closed) {
        this.file = file;
        this.channel = channel;
        this.closed = closed;
    }

    /** Opens an empty file that is there, which this deletes. */
    public static Spool open(Path file, Runnable closed) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Spool spool = new Spool(file, channel, closed);
        spool.unname();
        return spool;
    }

    /**
     * Appends bytes.
     *
     * @param bytes read to their end
     * @throws Problem with status 507 if there is no room for them
     */
    public void write(ByteBuffer bytes) {
        measure(bytes);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            LOG.error("An upload could not be stored in {}: {}", file.getParent(), e.toString());
            LOG.debug("An upload could not be stored", e);
            throw Problem.of(
                    507,
                    "the server could not store the upload; whoever runs it must make room in its temporary folder, its log"
                            + " says where");
        }
    }

    /**
     * Appends the file in a multipart form, in constant memory, and reads the form to its end.
     *
     * @param contentType of the request, with the boundary
     * @return the file's name as the client tells it; may be empty
     * @throws Problem with status 400 if the body is no such form, or has not one field {@code file};
     *     with status 507 if there is no room
     */
    public String writeFormFile(InputStream body, String contentType) throws IOException {
        return MultipartFile.copy(body, contentType, this);
    }

    private void measure(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            line = bytes.get(i) == '\n' ? 0 : line + 1;
            longestLine = Math.max(longestLine, line);
        }
    }

    /**
     * Returns how many bytes the longest line has, as a measure of the memory that its rows take:
     * rows are held in portions, so what counts is the longest and not how many there are.
     */
    public long longestLine() {
        return longestLine;
    }

    /**
     * Returns a stream that appends bytes, unbuffered, as {@link #write} does; closing it does
     * nothing.
     */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                Spool.this.write(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    /** Returns how many bytes have been written. */
    public long size() throws IOException {
        return channel.size();
    }

    /** Returns all bytes from the first; closing the stream leaves this open. One stream at a time. */
    public InputStream read() throws IOException {
        channel.position(0);
        return new InputStream() {
            private final InputStream in = Channels.newInputStream(channel);

            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in.read(bytes, offset, length);
            }

            @Override
            public int available() throws IOException {
                return in.available();
            }
        };
    }

    /** Frees the file; closing twice does nothing. */
    @Override
    public void close() throws IOException {
        if (!open) {
            return;
        }
        open = false;
        try (channel) {
            closed.run();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Takes the name away from the open file. Some systems keep the names of open files; then
     * {@link #close} deletes it.
     */
    private void unname() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Some systems keep the names of open files; then close() deletes it.
        }
    }
}
