package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.flink.runtime.StageMetrics;
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
 * Classifies with remote stages: the operator behind Flink's asynchronous I/O. Local stages run on the task's thread and remote ones
 * on threads of the operator: at most as many as its capacity, and none when there has been nothing to do for half a minute. A message
 * without an answer in time is emitted without a label.
 *
 * <p>Flink completes a message once: whoever removes its {@link RemoteCall} from {@code waiting} first, the answer or the timeout,
 * completes it, and the other does nothing.
 *
 * @param <I> the type of the input: the values, or the values with their bundle
 * @param <T> the type of the values
 */
final class RemoteClassification<I, T> extends RichAsyncFunction<I, ClassifiedEntry<T>>
        implements ResultTypeQueryable<ClassifiedEntry<T>> {

    private static final long IDLE_SECONDS = 30;

    private final PipelineLocator locator;
    private final EntryReader<I, T> reader;
    private final boolean explain;
    private final RemoteCalls options;
    private final TypeInformation<ClassifiedEntry<T>> type;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient CurrentPipeline pipelines;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient StageMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient ThreadPoolExecutor executor;

    /** The calls under way, by Flink's handle of the message. Whoever removes a call completes its message. */
    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient ConcurrentMap<ResultFuture<ClassifiedEntry<T>>, RemoteCall> waiting;

    RemoteClassification(
            PipelineLocator locator,
            EntryReader<I, T> reader,
            boolean explain,
            RemoteCalls options,
            TypeInformation<ClassifiedEntry<T>> type) {
        this.locator = locator;
        this.reader = reader;
        this.explain = explain;
        this.options = options;
        this.type = type;
    }

    /** Flink needs the type when the operator is added, before {@code returns} could set it. */
    @Override
    public TypeInformation<ClassifiedEntry<T>> getProducedType() {
        return type;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        metrics = StageMetrics.forManyThreads(getRuntimeContext().getMetricGroup());
        waiting = new ConcurrentHashMap<>();
        executor = executor(options.capacity());
        // A lambda, so that the cache is accessed only when it is needed: asynchronous functions may not use it.
        pipelines = new CurrentPipeline(
                locator, name -> getRuntimeContext().getDistributedCache().getFile(name), true);
        reader.warmUp(pipelines);
    }

    @Override
    public void asyncInvoke(I in, ResultFuture<ClassifiedEntry<T>> result) throws IOException {
        T value = reader.value(in);
        LogEntry entry = reader.entry(value);
        RemoteCall call = new RemoteCall(
                pipelines.of(reader.bundle(in)).again(),
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
                    reader.value(in),
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
            // A stage that throws is a bug, not an answer: the job fails.
            result.completeExceptionally(failure == null ? new IllegalStateException("no classification") : failure);
            return;
        }
        ClassifiedEntry<T> classified = ClassifiedEntry.of(value, classification, explain);
        if (!classified.isClassified()) {
            metrics.unclassified();
        }
        result.complete(List.of(classified));
    }

    /** Returns an executor whose threads are daemons, see the job's classes, and end when they are idle. */
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
