package io.logclf.appender;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The actions that wait until a queue has handed on what was in it. A flush ends in one of two ways, whichever comes first: as many
 * events have been handed on as could have been before it, which ends it even under a load that never ceases; or the queue has been
 * found empty after it began, which ends it as soon as there is nothing to do. Safe for concurrent use.
 */
final class PendingFlushes {

    private final List<Flush> pending = new ArrayList<>();

    /**
     * Adds an action.
     *
     * @param events how many events may be before it
     * @param then runs on the thread that completes the flush
     */
    synchronized void after(int events, Runnable then) {
        pending.add(new Flush(events, then));
    }

    /** Counts events that were handed on, and runs the actions that waited for them. */
    void handedOn(int events) {
        List<Flush> done = new ArrayList<>();
        synchronized (this) {
            for (Iterator<Flush> all = pending.iterator(); all.hasNext(); ) {
                Flush flush = all.next();
                flush.left -= events;
                if (flush.left <= 0) {
                    all.remove();
                    done.add(flush);
                }
            }
        }
        done.forEach(flush -> flush.then.run());
    }

    /**
     * Completes the flushes that were pending before the queue is found empty. Those that are added in between stay: an event may have
     * been put before them.
     *
     * @param empty tells whether the queue is empty; called by the thread that takes from it, while it has nothing in hand
     */
    void completeIf(BooleanSupplier empty) {
        List<Flush> before;
        synchronized (this) {
            if (pending.isEmpty()) {
                return;
            }
            before = List.copyOf(pending);
        }
        if (empty.getAsBoolean()) {
            synchronized (this) {
                pending.removeAll(before);
            }
            before.forEach(flush -> flush.then.run());
        }
    }

    /** Completes all: the queue has ended, and is empty. */
    void completeAll() {
        completeIf(() -> true);
    }

    /** A pending action, and how many events it still waits for. */
    private static final class Flush {

        private final Runnable then;
        private int left;

        private Flush(int events, Runnable then) {
            this.left = events;
            this.then = then;
        }
    }
}
