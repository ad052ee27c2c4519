package io.logclf.api.spi;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Working memory that is used for the length of a call and made once for many calls. Unlike a {@link ThreadLocal}, it holds at most {@value
 * #PLACES} objects, also with ten thousand virtual threads, and none of them keeps a class loader alive once the owner is gone. Safe for concurrent
 * use; what is taken belongs to one caller until it is given back.
 *
 * <pre>{@code
 * int[] sums = SUMS.take();
 * String result = resultOf(message, sums);
 * // Not after an exception: what is left half done is not to be used again.
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

    private final Supplier<? extends T> maker;
    private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES * STEP);

    /** @param maker makes an object when there is none to take */
    public Scratch(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    /** Returns an object that nobody else has. */
    public T take() {
        T free = places.getAndSet(place(), null);
        return free == null ? maker.get() : free;
    }

    /** Lets others take what the caller took and no longer uses. */
    public void giveBack(T taken) {
        places.setRelease(place(), taken);
    }

    private static int place() {
        return ((int) Thread.currentThread().getId() & (PLACES - 1)) * STEP;
    }
}
