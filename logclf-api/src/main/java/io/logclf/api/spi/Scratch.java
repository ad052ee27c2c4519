package io.logclf.api.spi;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pool of working memory that is used for the length of a call and allocated once for many calls. Unlike a {@link ThreadLocal}, it
 * holds at most {@value #PLACES} objects, also with ten thousand virtual threads, and none of them keeps a class loader alive once the
 * owner is gone. Neither method ever blocks: if the thread's slot is empty, a new object is allocated. Safe for concurrent use; what
 * is taken belongs to one caller until it is given back.
 *
 * <pre>{@code
 * int[] sums = SUMS.take();
 * String result = resultOf(message, sums);
 * // Not after an exception: what is in an unknown state must not be used again.
 * SUMS.giveBack(sums);
 * }</pre>
 *
 * @param <T> what is taken; in any state in which it was given back
 */
public final class Scratch<T> {

    /** More than there are cores, so that threads seldom meet. */
    private static final int PLACES = 64;
    /** Places that different cores write to share no cache line: 16 references of 4 bytes are one. */
    private static final int STEP = 16;

    private final Supplier<? extends T> factory;
    private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES * STEP);

    /**
     * Constructs an empty pool.
     *
     * @param factory allocates an object when there is none to take; called by several threads at once
     */
    public Scratch(Supplier<? extends T> factory) {
        this.factory = factory;
    }

    /** Returns an object that no other caller has: one that was given back, or else a new one. */
    public T take() {
        T free = places.getAndSet(place(), null);
        return free == null ? factory.get() : free;
    }

    /**
     * Lets others take what the caller took and no longer uses. It replaces what is in the slot, if a thread with the same slot was
     * faster. An object that is not given back is simply collected.
     */
    public void giveBack(T taken) {
        places.setRelease(place(), taken);
    }

    /** The slot of the current thread; threads with consecutive ids have different ones. */
    private static int place() {
        return ((int) Thread.currentThread().getId() & (PLACES - 1)) * STEP;
    }
}
