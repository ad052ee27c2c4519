package io.logclf.bundle;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A watch that looks when the test says so. */
final class ManualWatch extends ScheduledThreadPoolExecutor {

    private Runnable look;
    private CompletableScheduled scheduled;

    ManualWatch() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        look = command;
        scheduled = new CompletableScheduled();
        return scheduled;
    }

    void look() {
        look.run();
    }

    boolean isCancelled() {
        return scheduled.isCancelled();
    }

    /** A task that is only ever cancelled. */
    private static final class CompletableScheduled extends CompletableFuture<Object>
            implements ScheduledFuture<Object> {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
