package io.logclf.flink;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.flink.runtime.StageListener;
import io.logclf.flink.runtime.StageMetrics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The classification of one message by a pipeline with remote stages: in the first attempt, local stages run on the thread that
 * starts it, and everything else on the executor. If no stage decided and a remote one was unavailable, the whole cascade is tried again after a backoff, up to the
 * configured attempts.
 *
 * <p>The call ends in one of two ways: with an answer, or {@linkplain #abandon abandoned} after Flink's timeout or at the end of the
 * job. Either way it releases its use of the pipeline once. Safe for concurrent use: the timeout comes on another thread than the
 * answer.
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
     * @param shared the pipeline, of which the call is a user until it ends
     * @param metrics must be safe for several threads
     * @param answer receives either the classification or the failure, on the thread that produced it; may still be called
     *     after {@link #abandon}
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

    /** Starts the first attempt; returns when the local stages are done. */
    void start() {
        attempt(1);
    }

    /**
     * Gives the call up: interrupts the attempt that is running, and drops those that have not begun. Interrupting matters: a server
     * that hangs would otherwise keep a thread of the executor until its own timeout. Idempotent.
     */
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
            // Doubled with each attempt, at most 1,024-fold, so that the shift cannot overflow.
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
                // The interrupt was meant for this call, and must not hit the next one on this thread.
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

    /** Tells whether no stage decided and at least one was unavailable, which another attempt may change. */
    private static boolean nobodyReached(Classification classification) {
        return classification.label().isEmpty()
                && classification.trail().stream()
                        .anyMatch(step -> step.verdict() instanceof Verdict.Abstained abstained
                                && abstained.reason() == AbstainReason.UNAVAILABLE);
    }
}
