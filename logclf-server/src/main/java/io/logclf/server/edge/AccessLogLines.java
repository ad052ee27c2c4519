package io.logclf.server.edge;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes lines on a thread of its own, so that a reader who is slow or gone keeps no request
 * waiting: what is too much is left out and counted. Safe for concurrent use.
 *
 * <p>An access log that blocks would stop the server when the terminal or the pipe behind it stops,
 * and one in memory without a bound would end it. Lines are written one by one and flushed when no
 * other waits.
 */
public final class AccessLogLines implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLogLines.class);
    /** Lines that may wait: some seconds of a busy server, and some megabytes. */
    private static final int MAX_WAITING = 10_000;
    /** What ends the thread; no line is empty. */
    private static final String END = "";

    private static final long CLOSE_SECONDS = 5;

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final OutputStream out;
    private final Thread writer = new Thread(this::run, "logclf-access-log");

    /**
     * Starts the thread.
     *
     * @param out stays the caller's, and is not closed
     */
    public AccessLogLines(OutputStream out) {
        this.out = new BufferedOutputStream(Objects.requireNonNull(out, "out"));
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Writes a line soon, or leaves it out if too many wait. The first that is left out is told in
     * the server's own log.
     */
    public void write(String line) {
        if (!waiting.offer(line) && lost.getAndIncrement() == 0) {
            LOG.warn("The access log is not read fast enough; lines of it are left out");
        }
    }

    /** Writes what waits, for at most some seconds, and tells how many lines were left out. */
    @Override
    public void close() {
        try {
            if (waiting.offer(END, CLOSE_SECONDS, TimeUnit.SECONDS)) {
                writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (lost.get() > 0) {
            LOG.warn("{} lines of the access log were left out", lost.get());
        }
    }

    private void run() {
        try {
            for (String line = waiting.take(); !line.equals(END); line = waiting.take()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
            out.flush();
        } catch (IOException e) {
            LOG.warn("The access log cannot be written any more: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
