package io.logclf.flink;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Classifies in the task's thread. */
final class LocalClassification<I, T> extends ProcessFunction<I, ClassifiedEntry<T>> {

    private final PipelineSource source;
    private final Asked<I, T> asked;
    private final boolean explain;
    private final OutputTag<ClassifiedEntry<T>> unclassified;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient CurrentPipeline pipelines;

    @SuppressWarnings("NullAway.Init") // Set by open.
    private transient StageMetrics metrics;

    LocalClassification(
            PipelineSource source, Asked<I, T> asked, boolean explain, OutputTag<ClassifiedEntry<T>> unclassified) {
        this.source = source;
        this.asked = asked;
        this.explain = explain;
        this.unclassified = unclassified;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        metrics = StageMetrics.forOneThread(getRuntimeContext().getMetricGroup());
        pipelines = new CurrentPipeline(source, getRuntimeContext().getDistributedCache()::getFile, false);
        asked.warmUp(pipelines);
    }

    @Override
    public void processElement(I in, Context context, Collector<ClassifiedEntry<T>> out) throws IOException {
        T value = asked.value(in);
        LogEntry entry = asked.entry(value);
        // Every time: another classification may be chained into the same thread.
        StageListener.count(metrics);
        Classification classification =
                pipelines.of(asked.bundle(in)).pipeline().classify(entry);
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
