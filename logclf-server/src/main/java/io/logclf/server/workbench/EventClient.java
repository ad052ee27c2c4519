package io.logclf.server.workbench;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a client has not been told yet. A client that falls behind is told to read everything again,
 * and its stream ends: it comes back by itself, and finds the project as it is. Safe for concurrent
 * use.
 */
public final class EventClient implements Closeable {

    /**
     * How many events may wait for a client. A person makes a few a second; more wait only for a
     * client that has stopped reading.
     */
    static final int MAX_WAITING = 256;

    private final Runnable wake;
    private final Supplier<String> again;
    private final Consumer<EventClient> closing;
    private final Deque<String> waiting = new ArrayDeque<>();
    /** Which job the last one that waits tells the progress of; empty if it tells something else. */
    private String progressOf = "";

    private boolean ended;
    private boolean cut;

    /**
     * @param wake runs when there is something to take; must return at once
     * @param again makes the event that tells to read everything again
     * @param closing frees the client's place
     */
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

    /** Frees the place of the client; what waits is dropped. */
    @Override
    public void close() {
        closing.accept(this);
    }

    /** Adds an event. */
    void offer(String text) {
        put("", text);
    }

    /**
     * Adds the progress of a job. It takes the place of progress of the same job that nobody has
     * taken yet: only the last one matters, and a long import would fill the queue otherwise.
     *
     * @param job which job it is, with its file
     */
    void offerProgress(String job, String text) {
        put(job, text);
    }

    /** Ends the stream at once, also before what waits. */
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
