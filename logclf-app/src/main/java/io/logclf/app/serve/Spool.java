package io.logclf.app.serve;

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

/**
 * An upload on disk, to be read more than once. The file is gone when this is closed; where the system allows, its name is
 * gone from the start, so that nothing is left even by a process that is killed. Not safe for concurrent use.
 */
final class Spool implements Closeable {

    private final Path file;
    private final FileChannel channel;
    private final Runnable closed;
    private boolean open = true;

    private Spool(Path file, FileChannel channel, Runnable closed) {
        this.file = file;
        this.channel = channel;
        this.closed = closed;
    }

    /** Opens an empty file that is there, which this deletes. */
    static Spool open(Path file, Runnable closed) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Spool spool = new Spool(file, channel, closed);
        spool.unname();
        return spool;
    }

    /** Appends bytes. */
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Appends bytes, unbuffered. */
    OutputStream out() {
        return Channels.newOutputStream(channel);
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Returns all bytes from the first; closing the stream leaves this open. One stream at a time. */
    InputStream read() throws IOException {
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

    private void unname() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Some systems keep the names of open files; then close() deletes it.
        }
    }
}
