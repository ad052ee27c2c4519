package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Classifies local stages in the task's thread, and remote ones on threads of the operator's own: at most as many as its capacity,
 * and none while nothing waits. A message that has no answer in time goes on without a label.
 */
final class RemoteClassification<I, T> extends RichAsyncFunction<I, ClassifiedEntry<T>>
        implements ResultTypeQueryable<ClassifiedEntry<T>> {

    private static final long IDLE_SECONDS = 30;

    private final PipelineSource source;
    private final Asked<I, T> asked;
    private final boolean explain;
    private final RemoteCalls options;
    private final TypeInformation<ClassifiedEntry<T>> type;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient CurrentPipeline pipelines;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient StageMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient ThreadPoolExecutor executor;

    /** By Flink's handle of a message. Who takes a call out of here is the one to complete the message. */
    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient ConcurrentMap<ResultFuture<ClassifiedEntry<T>>, RemoteCall> waiting;

    RemoteClassification(
            PipelineSource source,
            Asked<I, T> asked,
            boolean explain,
            RemoteCalls options,
            TypeInformation<ClassifiedEntry<T>> type) {
        this.source = source;
        this.asked = asked;
        this.explain = explain;
        this.options = options;
        this.type = type;
    }

    /** Flink asks for it before anybody could set it from outside. */
    @Override
    public TypeInformation<ClassifiedEntry<T>> getProducedType() {
        return type;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        metrics = StageMetrics.forManyThreads(getRuntimeContext().getMetricGroup());
        waiting = new ConcurrentHashMap<>();
        executor = executor(options.capacity());
        // Asked only when it is needed: Flink refuses it to asynchronous functions.
        pipelines = new CurrentPipeline(
                source, name -> getRuntimeContext().getDistributedCache().getFile(name), true);
        asked.warmUp(pipelines);
    }

    @Override
    public void asyncInvoke(I in, ResultFuture<ClassifiedEntry<T>> result) throws IOException {
        T value = asked.value(in);
        LogEntry entry = asked.entry(value);
        RemoteCall call = new RemoteCall(
                pipelines.of(asked.bundle(in)).again(),
                entry,
                options,
                executor,
                metrics,
                (classification, failure) -> answer(value, result, classification, failure));
        waiting.put(result, call);
        call.start();
    }

    @Override
    public void timeout(I in, ResultFuture<ClassifiedEntry<T>> result) {
        RemoteCall call = waiting.remove(result);
        if (call != null) {
            metrics.late();
            metrics.unclassified();
            result.complete(List.of(ClassifiedEntry.late(
                    asked.value(in),
                    explain ? "no answer within " + options.timeout().toMillis() + " ms" : "")));
            call.abandon();
        }
    }

    @Override
    public void close() {
        if (waiting != null) {
            waiting.keySet().forEach(result -> {
                RemoteCall call = waiting.remove(result);
                if (call != null) {
                    call.abandon();
                }
            });
        }
        if (executor != null) {
            executor.shutdownNow();
        }
        if (pipelines != null) {
            pipelines.close();
        }
    }

    private void answer(
            T value,
            ResultFuture<ClassifiedEntry<T>> result,
            @Nullable Classification classification,
            @Nullable Throwable failure) {
        if (waiting.remove(result) == null) {
            return;
        }
        if (classification == null) {
            // A stage that throws is a bug, and no answer.
            result.completeExceptionally(failure == null ? new IllegalStateException("no classification") : failure);
            return;
        }
        ClassifiedEntry<T> classified = ClassifiedEntry.of(value, classification, explain);
        if (!classified.isClassified()) {
            metrics.unclassified();
        }
        result.complete(List.of(classified));
    }

    private static ThreadPoolExecutor executor(int threads) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        AtomicInteger number = new AtomicInteger();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "logclf-remote-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
