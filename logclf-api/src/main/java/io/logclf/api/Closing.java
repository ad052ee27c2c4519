package io.logclf.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline closes, in the order in which it does: stages before the resources that they use, and each before what was
 * added earlier, as with nested {@code try} statements. Not idempotent; the pipeline calls it once.
 */
final class Closing {

    private final List<AutoCloseable> inOrder;

    /**
     * Fixes the order; both collections are copied.
     *
     * @param stages closed first, the last one first
     * @param owned closed after them, the last one first
     */
    Closing(Collection<? extends AutoCloseable> stages, Collection<? extends AutoCloseable> owned) {
        List<AutoCloseable> all = new ArrayList<>(owned);
        all.addAll(stages);
        Collections.reverse(all);
        this.inOrder = List.copyOf(all);
    }

    /**
     * Closes all, even if some fail, and then throws the first failure with the others suppressed in it.
     *
     * @throws LogclfException if the first failure is a checked exception, which is its cause; unchecked exceptions and errors
     *     are thrown as they are
     */
    void closeAll() {
        Throwable failure = null;
        for (AutoCloseable resource : inOrder) {
            failure = close(resource, failure);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure != null) {
            throw new LogclfException("what the pipeline owns cannot be closed: " + failure, failure);
        }
    }

    // AutoCloseable may throw anything, and what comes after it must still be closed.
    // Returns the failure to throw in the end.
    private static @Nullable Throwable close(AutoCloseable resource, @Nullable Throwable earlier) {
        try {
            resource.close();
            return earlier;
        } catch (Exception | Error e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (earlier == null) {
                return e;
            }
            if (earlier != e) {
                earlier.addSuppressed(e);
            }
            return earlier;
        }
    }
}
