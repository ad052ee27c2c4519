package io.logclf.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps savers of one bundle apart, those of other processes too. The file vanishes with the lock, or the process's end. */
final class SaveLock implements Closeable {

    /** Locks on files are between processes; within one they throw. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();
    /** Behind the content, which others have to read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private SaveLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws IOException if the file cannot be made, or the thread is interrupted
     */
    static SaveLock on(Path file) throws IOException {
        if (IN_THIS_PROCESS.isHeldByCurrentThread()) {
            throw new IllegalStateException("a bundle cannot be saved while the content of another one is written");
        }
        IN_THIS_PROCESS.lock();
        boolean locked = false;
        try {
            SaveLock lock = locked(file);
            locked = true;
            return lock;
        } finally {
            if (!locked) {
                IN_THIS_PROCESS.unlock();
            }
        }
    }

    /** Tells whether this thread is saving. */
    static boolean isHeldHere() {
        return IN_THIS_PROCESS.isHeldByCurrentThread();
    }

    private static SaveLock locked(Path file) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean kept = false;
            try {
                FileLock lock = channel.lock(LOCKED_BYTE, 1, false);
                kept = lock.isValid() && isStill(file, channel);
                if (kept) {
                    return new SaveLock(file, channel);
                }
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        }
    }

    /** Whoever had the lock before has deleted the file, and somebody may have made a new one. */
    private static boolean isStill(Path file, FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            channel.write(ByteBuffer.wrap(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)), 0);
        }
        ByteBuffer content = ByteBuffer.allocate((int) channel.size());
        channel.read(content, 0);
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).equals(content.flip());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            try {
                channel.close();
            } finally {
                IN_THIS_PROCESS.unlock();
            }
        }
    }
}
