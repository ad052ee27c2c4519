package io.logclf.flink;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way through a pipeline with remote stages: local stages run at once, the rest on the executor, and again if
 * nobody could be reached. Safe for concurrent use.
 */
final class RemoteCall {

    private final SharedPipeline shared;
    private final LogEntry entry;
    private final RemoteCalls options;
    private final Executor executor;
    private final StageMetrics metrics;
    private final BiConsumer<@Nullable Classification, @Nullable Throwable> answer;

    private @Nullable Thread runner;
    private boolean abandoned;
    private boolean released;

    /**
     * @param shared the pipeline, of which the call is a user; it leaves when it ends
     * @param answer gets the classification or the failure
     */
    RemoteCall(
            SharedPipeline shared,
            LogEntry entry,
            RemoteCalls options,
            Executor executor,
            StageMetrics metrics,
            BiConsumer<@Nullable Classification, @Nullable Throwable> answer) {
        this.shared = shared;
        this.entry = entry;
        this.options = options;
        this.executor = executor;
        this.metrics = metrics;
        this.answer = answer;
    }

    void start() {
        attempt(1);
    }

    /** Nobody waits any more: interrupts what is running, and drops what has not begun. */
    synchronized void abandon() {
        abandoned = true;
        if (runner != null) {
            runner.interrupt();
        } else {
            release();
        }
    }

    private void attempt(int number) {
        synchronized (this) {
            if (abandoned) {
                return;
            }
        }
        StageListener.count(metrics);
        shared.pipeline()
                .classifyAsync(entry, task -> executor.execute(() -> run(task)))
                .whenComplete((classification, failure) -> ended(number, classification, failure));
    }

    private void ended(int number, @Nullable Classification classification, @Nullable Throwable failure) {
        if (classification != null && number < options.attempts() && nobodyReached(classification)) {
            metrics.retried();
            long millis = options.backoff().toMillis() << Math.min(number - 1, 10);
            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, executor)
                    .execute(() -> attempt(number + 1));
        } else {
            answer.accept(classification, failure);
            release();
        }
    }

    private void run(Runnable task) {
        synchronized (this) {
            if (abandoned) {
                return;
            }
            runner = Thread.currentThread();
        }
        StageListener.count(metrics);
        try {
            task.run();
        } finally {
            synchronized (this) {
                runner = null;
                // It was for this call, and must not meet the next one on this thread.
                Thread.interrupted();
                if (abandoned) {
                    release();
                }
            }
        }
    }

    private synchronized void release() {
        if (!released) {
            released = true;
            shared.close();
        }
    }

    private static boolean nobodyReached(Classification classification) {
        return classification.label().isEmpty()
                && classification.trail().stream()
                        .anyMatch(step -> step.verdict() instanceof Verdict.Abstained abstained
                                && abstained.reason() == AbstainReason.UNAVAILABLE);
    }
}
