package io.logclf.llm.call;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs work that may hang, and stops waiting for it at a deadline. A thread that waits inside foreign code cannot watch
 * the clock, so the work runs on a daemon thread while the caller waits for its result.
 *
 * <p>There are as many threads as callers waiting at the same time, which the application decides; a bounded pool would
 * make callers wait for a thread that a hanging model holds, without their deadline running anywhere. A thread ends
 * after ten idle seconds. Work that is given up is interrupted; work that ignores the interrupt keeps its thread until
 * it returns, and its result is dropped.
 *
 * <p>Safe for concurrent use.
 */
final class TimeLimit implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), TimeLimit::thread);

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "logclf-llm-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs {@code work} to its end, or to the deadline.
     *
     * @param work is handed a {@link GivenUp} that tells why it was interrupted; may throw unchecked exceptions only
     * @throws CallFailure if the deadline has passed, or the caller is interrupted, whose flag is then set; and what
     *     {@code work} throws
     * @throws IllegalStateException if this is closed, or was in the meantime
     */
    <T> T run(Deadline deadline, Function<GivenUp, T> work) {
        GivenUp givenUp = new GivenUp();
        if (Thread.currentThread().isInterrupted()) {
            throw CallFailure.interrupted();
        }
        FutureTask<T> task = new FutureTask<>(() -> work.apply(givenUp));
        try {
            threads.execute(task);
            return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw closed();
        } catch (TimeoutException e) {
            throw giveUp(task, givenUp, CallFailure.timedOut(deadline.limit()));
        } catch (InterruptedException e) {
            CallFailure failure = giveUp(task, givenUp, CallFailure.interrupted());
            Thread.currentThread().interrupt();
            throw failure;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    /** The reason is set before the interrupt, so that work that sees the interrupt can read it. */
    private static CallFailure giveUp(FutureTask<?> task, GivenUp givenUp, CallFailure reason) {
        givenUp.reason.set(reason);
        task.cancel(true);
        return reason;
    }

    private RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (threads.isShutdown()) {
            return closed();
        }
        // A function throws nothing that is checked.
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    private static IllegalStateException closed() {
        return new IllegalStateException("the stage is closed");
    }

    /**
     * Interrupts work under way, whose callers get an {@link IllegalStateException}; later work is refused. Idempotent.
     */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Tells work why it was interrupted. */
    static final class GivenUp {

        private final AtomicReference<@Nullable CallFailure> reason = new AtomicReference<>();

        /** Returns why nobody waits for the result any more, or null while somebody does. */
        @Nullable
        CallFailure reason() {
            return reason.get();
        }
    }
}
