package io.logclf.server.workbench;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a client has not been told yet. A client that falls behind is told to read everything again, and its stream ends. Safe for
 * concurrent use.
 */
public final class EventClient implements Closeable {

    /** How many events may wait for a client. */
    static final int MAX_WAITING = 256;

    private final Runnable wake;
    private final Supplier<String> again;
    private final Consumer<EventClient> closing;
    private final Deque<String> waiting = new ArrayDeque<>();
    /** Which job the last one that waits tells the progress of; empty if it tells something else. */
    private String progressOf = "";

    private boolean ended;
    private boolean cut;

    EventClient(Runnable wake, Supplier<String> again, Consumer<EventClient> closing) {
        this.wake = wake;
        this.again = again;
        this.closing = closing;
    }

    /** Returns what to send next; empty if there is nothing now. */
    public synchronized Optional<String> take() {
        String next = waiting.poll();
        if (waiting.isEmpty()) {
            progressOf = "";
        }
        return Optional.ofNullable(next);
    }

    /** Tells whether the stream is to end at once, also before what waits. */
    public synchronized boolean isCut() {
        return cut;
    }

    /** Tells whether nothing will come any more. */
    public synchronized boolean isOver() {
        return ended && waiting.isEmpty();
    }

    /** Frees the place of the client. */
    @Override
    public void close() {
        closing.accept(this);
    }

    void offer(String text) {
        put("", text);
    }

    /** Takes the place of progress of the same job that nobody has taken yet. */
    void offerProgress(String job, String text) {
        put(job, text);
    }

    void cut() {
        synchronized (this) {
            cut = true;
            ended = true;
        }
        wake.run();
    }

    private void put(String job, String text) {
        synchronized (this) {
            if (ended) {
                return;
            }
            if (!job.isEmpty() && job.equals(progressOf)) {
                waiting.removeLast();
            }
            if (waiting.size() >= MAX_WAITING) {
                waiting.clear();
                waiting.add(again.get());
                ended = true;
            } else {
                waiting.add(text);
            }
            progressOf = ended ? "" : job;
        }
        wake.run();
    }
}
