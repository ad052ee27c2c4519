package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.flink.runtime.StageListener;
import io.logclf.flink.runtime.StageMetrics;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Classifies on the task's thread: the operator for bundles without a remote stage. It has no state and no threads of its own, so
 * Flink can chain it to its neighbours.
 *
 * @param <I> the type of the input: the values, or the values with their bundle
 * @param <T> the type of the values
 */
final class LocalClassification<I, T> extends ProcessFunction<I, ClassifiedEntry<T>> {

    private final PipelineLocator locator;
    private final EntryReader<I, T> reader;
    private final boolean explain;
    private final OutputTag<ClassifiedEntry<T>> unclassified;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient CurrentPipeline pipelines;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient StageMetrics metrics;

    LocalClassification(
            PipelineLocator locator,
            EntryReader<I, T> reader,
            boolean explain,
            OutputTag<ClassifiedEntry<T>> unclassified) {
        this.locator = locator;
        this.reader = reader;
        this.explain = explain;
        this.unclassified = unclassified;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        metrics = StageMetrics.forOneThread(getRuntimeContext().getMetricGroup());
        pipelines = new CurrentPipeline(locator, getRuntimeContext().getDistributedCache()::getFile, false);
        reader.warmUp(pipelines);
    }

    @Override
    public void processElement(I in, Context context, Collector<ClassifiedEntry<T>> out) throws IOException {
        T value = reader.value(in);
        LogEntry entry = reader.entry(value);
        // For each value, since another classification may be chained into the same thread.
        StageListener.count(metrics);
        Classification classification =
                pipelines.of(reader.bundle(in)).pipeline().classify(entry);
        ClassifiedEntry<T> classified = ClassifiedEntry.of(value, classification, explain);
        out.collect(classified);
        if (!classified.isClassified()) {
            metrics.unclassified();
            context.output(unclassified, classified);
        }
    }

    @Override
    public void close() {
        if (pipelines != null) {
            pipelines.close();
        }
    }
}
