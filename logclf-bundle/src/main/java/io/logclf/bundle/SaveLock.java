package io.logclf.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps savers of one bundle apart, across processes too: a file lock, which the end of a process releases however it
 * ends.
 *
 * <p>The empty file stays for good. If it were deleted, one saver could hold the lock of the deleted file while another
 * locks a new one of the same name. Within a process one lock serves all bundles, since saves are rare. Closed by the
 * thread that took it.
 */
final class SaveLock implements Closeable {

    /** File locks are between processes; within one, a second lock would throw instead of waiting. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private SaveLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @throws IOException if the file cannot be created, or the thread is interrupted
     * @throws IllegalStateException if this thread is saving already, which would wait for itself
     */
    static SaveLock on(Path file) throws IOException {
        if (IN_THIS_PROCESS.isHeldByCurrentThread()) {
            throw new IllegalStateException("a bundle cannot be saved while the content of another one is written");
        }
        IN_THIS_PROCESS.lock();
        boolean locked = false;
        try {
            SaveLock lock = new SaveLock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            lock.lock();
            locked = true;
            return lock;
        } finally {
            if (!locked) {
                IN_THIS_PROCESS.unlock();
            }
        }
    }

    /** Tells whether this thread holds a lock: it is saving, and must not wait for saves. */
    static boolean isHeldHere() {
        return IN_THIS_PROCESS.isHeldByCurrentThread();
    }

    private void lock() throws IOException {
        boolean locked = false;
        try {
            locked = channel.lock().isValid();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
