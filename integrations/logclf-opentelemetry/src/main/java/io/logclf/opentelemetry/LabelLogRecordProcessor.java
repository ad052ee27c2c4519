package io.logclf.opentelemetry;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.appender.LabelQueue;
import io.logclf.appender.WhenFull;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Labels log records and hands them to the next processor, on a thread of its own. The thread that emits a record only enqueues it. Labels
 * are attributes of the record; a record that no stage decides, or that cannot be labelled, is handed on unchanged.
 *
 * <pre>{@code
 * SdkLoggerProvider.builder()
 *         .addLogRecordProcessor(LabelLogRecordProcessor.builder(
 *                         PipelineFactory.of("classpath:logclf-default", Optional.empty()),
 *                         BatchLogRecordProcessor.builder(exporter).build())
 *                 .build())
 *         .build();
 * }</pre>
 *
 * <p>Records are changed after they were emitted, so the next processor must be given to this one, and not to the provider as well. It is
 * called on the worker thread, and on emitting threads for records that are handed on unlabelled.
 *
 * <p>{@link #shutdown} labels what is queued, up to a limit, closes the pipeline, and shuts the next processor down. Safe for concurrent
 * use.
 */
public final class LabelLogRecordProcessor implements LogRecordProcessor {

    /** The label's name. */
    public static final AttributeKey<String> LABEL = AttributeKey.stringKey("log.label");

    /** The confidence of the decision, from 0 to 1. */
    public static final AttributeKey<Double> CONFIDENCE = AttributeKey.doubleKey("log.label.confidence");

    /** The stage that decided. */
    public static final AttributeKey<String> STAGE = AttributeKey.stringKey("log.label.stage");

    private static final Logger LOG = LoggerFactory.getLogger(LabelLogRecordProcessor.class);

    private final LogRecordProcessor behind;
    /** Records wait here; its worker thread is the only one of this processor. */
    private final LabelQueue<Emitted> queue;

    private LabelLogRecordProcessor(Builder options) {
        behind = options.behind;
        RecordEntry entry = new RecordEntry(options.source);
        queue = LabelQueue.builder(options.pipeline, (Emitted emitted) -> entry.of(emitted.record()), this::handOn)
                .capacity(options.capacity)
                .whenFull(options.whenFull)
                .blockFor(options.blockFor)
                .flushLimit(options.flushLimit)
                .never(emitted -> RecordEntry.isOwn(emitted.record()))
                .failures(failure -> LOG.warn("Log records go on without labels", failure))
                .start();
    }

    /**
     * Returns a builder.
     *
     * @param pipeline opens the pipeline; called once, on the worker thread, which also closes it
     * @param behind the next processor: receives all records, and is flushed and shut down with this one
     */
    public static Builder builder(Supplier<ClassificationPipeline> pipeline, LogRecordProcessor behind) {
        return new Builder(pipeline, behind);
    }

    @Override
    public void onEmit(Context context, ReadWriteLogRecord logRecord) {
        queue.put(new Emitted(context, logRecord));
    }

    /** Flushes the next processor once all records emitted before have been handed on; the result is that flush's. */
    @Override
    public CompletableResultCode forceFlush() {
        CompletableResultCode result = new CompletableResultCode();
        queue.flush(() -> {
            CompletableResultCode flushed = behind.forceFlush();
            flushed.whenComplete(() -> complete(result, flushed.isSuccess()));
        });
        return result;
    }

    /** Waits for what is queued, up to the flush limit, then shuts the next processor down; the result is that shutdown's. */
    @Override
    public CompletableResultCode shutdown() {
        queue.close();
        if (queue.dropped() > 0) {
            LOG.warn("{} log records were lost, since the queue was full", queue.dropped());
        }
        return behind.shutdown();
    }

    @Override
    public String toString() {
        return "LabelLogRecordProcessor{" + behind + "}";
    }

    /** Adds the label to a record if it has one, and emits the record to the next processor. */
    private void handOn(Emitted emitted, Optional<Classification> classification) {
        classification
                .filter(found -> found.label().isPresent())
                .ifPresent(found -> emitted.record()
                        .setAttribute(LABEL, found.label().get().name())
                        .setAttribute(CONFIDENCE, found.confidence().orElse(0))
                        .setAttribute(STAGE, found.decidedBy().orElse("")));
        behind.onEmit(emitted.context(), emitted.record());
    }

    private static void complete(CompletableResultCode result, boolean success) {
        if (success) {
            result.succeed();
        } else {
            result.fail();
        }
    }

    /** A record with the context in which it was emitted, which the next processor needs. */
    private record Emitted(Context context, ReadWriteLogRecord record) {}

    /** Sets limits. A second call of a method overwrites the first. Not safe for concurrent use. */
    public static final class Builder {

        private final Supplier<ClassificationPipeline> pipeline;
        private final LogRecordProcessor behind;
        private Optional<String> source = Optional.empty();
        private int capacity = 2048;
        private WhenFull whenFull = WhenFull.PASS_ON;
        private Duration blockFor = Duration.ofMillis(10);
        private Duration flushLimit = Duration.ofSeconds(5);

        private Builder(Supplier<ClassificationPipeline> pipeline, LogRecordProcessor behind) {
            this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
            this.behind = Objects.requireNonNull(behind, "behind");
        }

        /** Sets the source of all records; defaults to the {@code service.name} of each record's resource. */
        public Builder source(String name) {
            source = Optional.of(name);
            return this;
        }

        /** Sets how many records may wait, 1 or more; defaults to 2,048. */
        public Builder capacity(int records) {
            capacity = records;
            return this;
        }

        /** Sets what happens to records that find the queue full; defaults to {@link WhenFull#PASS_ON}. */
        public Builder whenFull(WhenFull policy) {
            whenFull = Objects.requireNonNull(policy, "whenFull");
            return this;
        }

        /** Sets how long {@link WhenFull#BLOCK} waits, 0 or more; defaults to 10 ms. */
        public Builder blockFor(Duration limit) {
            blockFor = Objects.requireNonNull(limit, "blockFor");
            return this;
        }

        /** Sets how long {@link #shutdown} waits for labels, 0 or more; defaults to 5 s. */
        public Builder flushLimit(Duration limit) {
            flushLimit = Objects.requireNonNull(limit, "flushLimit");
            return this;
        }

        /**
         * Returns a processor whose worker thread runs.
         *
         * @throws IllegalArgumentException if a limit is out of its range
         */
        public LabelLogRecordProcessor build() {
            return new LabelLogRecordProcessor(this);
        }
    }
}
