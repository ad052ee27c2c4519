package io.logclf.server.workbench;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.workbench.Inbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A pipeline as clients of the server see it: what it cannot decide is offered to the inbox, after
 * the answer is known and without changing it. What the project itself classifies does not go this
 * way, as it would come back. Safe for concurrent use.
 *
 * @param pipeline stays the caller's
 * @param inbox stays the caller's
 */
public record InboxPipeline(ClassificationPipeline pipeline, Inbox inbox) implements ClassificationPipeline {

    /** Returns the pipeline with the inbox behind it, or as it is if there is no inbox. */
    public static ClassificationPipeline of(ClassificationPipeline pipeline, Optional<Inbox> inbox) {
        return inbox.isPresent() ? new InboxPipeline(pipeline, inbox.get()) : pipeline;
    }

    @Override
    public Classification classify(LogEntry entry) {
        Classification classification = pipeline.classify(entry);
        inbox.offer(entry, classification);
        return classification;
    }

    @Override
    public List<Classification> classifyAll(List<LogEntry> entries) {
        List<Classification> classifications = pipeline.classifyAll(entries);
        for (int i = 0; i < entries.size(); i++) {
            inbox.offer(entries.get(i), classifications.get(i));
        }
        return classifications;
    }

    @Override
    public CompletionStage<Classification> classifyAsync(LogEntry entry, Executor executor) {
        return pipeline.classifyAsync(entry, executor).thenApply(classification -> {
            inbox.offer(entry, classification);
            return classification;
        });
    }

    @Override
    public Map<String, Map<String, Long>> counters() {
        return pipeline.counters();
    }

    @Override
    public Set<Label> labels() {
        return pipeline.labels();
    }

    /** Does nothing: the pipeline is not its own. */
    @Override
    public void close() {}
}
