package io.logclf.flink;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Emits every entry to the main output, and those without a label to the side output as well. It follows {@link RemoteClassification}:
 * Flink's asynchronous I/O has no side outputs.
 *
 * @param <T> the type of what was classified
 */
final class UnclassifiedOutput<T> extends ProcessFunction<ClassifiedEntry<T>, ClassifiedEntry<T>> {

    private final OutputTag<ClassifiedEntry<T>> unclassified;

    UnclassifiedOutput(OutputTag<ClassifiedEntry<T>> unclassified) {
        this.unclassified = unclassified;
    }

    @Override
    public void processElement(ClassifiedEntry<T> entry, Context context, Collector<ClassifiedEntry<T>> out) {
        out.collect(entry);
        if (!entry.isClassified()) {
            context.output(unclassified, entry);
        }
    }
}
