package io.logclf.appender;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Who waits until a queue has handed on what was in it. Safe for concurrent use. */
final class PendingFlushes {

    private final List<Flush> pending = new ArrayList<>();

    /** Sets what runs when this many events have been handed on, or the queue was empty once. */
    synchronized void after(int events, Runnable then) {
        pending.add(new Flush(events, then));
    }

    /** Counts events that were handed on. */
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
     * Completes those that waited before the queue is found empty; who comes in between may have put another event.
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

    private static final class Flush {

        private final Runnable then;
        private int left;

        private Flush(int events, Runnable then) {
            this.left = events;
            this.then = then;
        }
    }
}
