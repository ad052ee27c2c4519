package io.logclf.flink;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Hands everything on, and what has no label to the side output too, which asynchronous I/O does not have. */
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
