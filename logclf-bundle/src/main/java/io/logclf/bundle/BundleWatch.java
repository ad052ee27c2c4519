package io.logclf.bundle;

import io.logclf.api.FileException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Looks from time to time whether the files of a bundle have changed, and has the bundle loaded if they have.
 *
 * <p>A change is loaded when two looks in a row have seen the same: what is being copied may be only half there. A
 * state that cannot be used is logged once and not tried again until it changes. Polling and not a
 * {@code WatchService}, which sees nothing on network file systems, in mounted ConfigMaps whose links are swapped, or
 * when the folder itself is replaced.
 *
 * <p>The looks run on an executor of the application, one after another. {@link #start} and {@link #stop} are safe for
 * concurrent use.
 */
final class BundleWatch {

    private final CurrentGeneration generations;
    private final Runnable reload;
    private final Logger log;
    private Optional<Future<?>> task = Optional.empty();

    /** What the last look saw, and the last state that could not be used; for the thread that looks. */
    private BundleState seen;

    private @Nullable BundleState refused;

    /**
     * @param generations tells which folder is in use, and the state that was loaded from it
     * @param reload loads the bundle of that folder again
     * @param log gets an error, once, for each change that cannot be used
     */
    BundleWatch(CurrentGeneration generations, Runnable reload, Logger log) {
        this.generations = generations;
        this.reload = reload;
        this.log = log;
        this.seen = generations.get().state();
    }

    /**
     * Begins to look, for the first time after one interval.
     *
     * @param interval from the end of one look to the beginning of the next
     * @throws java.util.concurrent.RejectedExecutionException if the executor is shut down
     */
    synchronized void start(Duration interval, ScheduledExecutorService executor) {
        task = Optional.of(executor.scheduleWithFixedDelay(
                this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Ends looking; a look under way goes on. Idempotent. */
    synchronized void stop() {
        task.ifPresent(future -> future.cancel(false));
    }

    private void look() {
        if (generations.isClosed()) {
            return;
        }
        try {
            loadIfChanged();
        } catch (RuntimeException | Error e) {
            // Whatever a task throws ends its repetition silently: nobody would watch any more, and nobody would know.
            if (!generations.isClosed()) {
                refuse(e.getClass().getName(), e);
            }
        }
    }

    private void loadIfChanged() {
        BundleState now = BundleState.of(generations.get().folder());
        boolean stoodStill = now.equals(seen);
        seen = now;
        if (!stoodStill || now.equals(generations.get().state()) || now.equals(refused)) {
            return;
        }
        // Set before trying: an unexpected exception must not be thrown again at every look.
        refused = now;
        try {
            reload.run();
            refused = null;
        } catch (BundleException e) {
            refuse(e.summary(), e);
        } catch (FileException e) {
            refuse(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * @param reason without text of log messages, as an error may be shown to anybody; the failure itself is for DEBUG
     */
    private void refuse(String reason, Throwable failure) {
        log.error(
                "The bundle {} has changed and cannot be used; the one before stays in use: {}",
                generations.get().folder(),
                reason);
        log.debug("Why the bundle {} cannot be used", generations.get().folder(), failure);
    }
}
