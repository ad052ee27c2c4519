package io.logclf.bundle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps savers of one bundle apart, those of other processes too; the end of a process frees its locks. The empty file stays:
 * deleted, it could be locked by one while another locks a new one of its name.
 */
final class SaveLock implements Closeable {

    /** Locks on files are between processes; within one they throw. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private SaveLock(FileChannel channel) {
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

    /** Tells whether this thread is saving. */
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
