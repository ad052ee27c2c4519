package io.logclf.kafka.connect;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Groups the transforms by the part of a record that they read, as Kafka's own transforms are grouped ({@code Flatten$Key},
 * {@code Flatten$Value}). There is one so far: log messages are in values.
 */
public final class ClassifyMessage {

    private ClassifyMessage() {}

    /**
     * Labels the message in a record's value, and adds what a stage decided to the value or to the headers.
     *
     * <pre>
     * transforms=label
     * transforms.label.type=io.logclf.kafka.connect.ClassifyMessage$Value
     * transforms.label.message.field=msg
     * </pre>
     *
     * <p>The value is a {@code Struct}, a {@code Map} without a schema, or text, which is the message itself and becomes a value with
     * fields. A record without a value, such as a tombstone, is passed on unchanged. A record without a readable message fails with a
     * {@link DataException}, which a connector's {@code errors.tolerance} handles, or is passed on, as {@code when.unreadable} says.
     * {@code docs/integrations/kafka.md} lists the settings.
     *
     * <p>With fields, a value's schema gets three optional fields, the same for all records of one schema, so that sinks with schemas
     * see no difference between records with and without a label. With headers, the value stays as it is.
     *
     * <p>Transforms of one worker that name the same bundle and promise share a pipeline, which the last one closes. For one thread at
     * a time, as Connect uses it.
     *
     * @param <R> a source connector's records, or a sink connector's
     */
    public static final class Value<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

        /** Null before {@code configure} and after {@code close}. */
        private @Nullable Configured<R> configured;

        /** Called by Kafka Connect. */
        public Value() {}

        /**
         * Reads the settings and opens the pipeline, unless another transform of this worker has it open.
         *
         * @throws org.apache.kafka.common.config.ConfigException if a setting is not valid or the bundle cannot be used
         */
        @Override
        public void configure(Map<String, ?> settings) {
            ClassifyConfig config = new ClassifyConfig(settings);
            close();
            LabelWriter<R> writer =
                    config.toHeaders() ? new LabelHeaders<R>(config.names()) : new LabelFields<R>(config);
            configured = new Configured<R>(
                    SharedPipeline.of(config.bundle(), config.promise()),
                    new ValueEntry(config),
                    writer,
                    config.passUnreadable());
        }

        /**
         * Labels a record. The given record is not changed.
         *
         * @return a record with the label, or the given one if it has no value or is passed on unread
         * @throws DataException if it has no message where the settings say, and such records are to fail
         * @throws IllegalStateException before {@link #configure} and after {@link #close}
         */
        @Override
        public R apply(R record) {
            Configured<R> ready = configured;
            if (ready == null) {
                throw new IllegalStateException("not configured, or closed");
            }
            return record.value() == null ? record : ready.apply(record);
        }

        /** Returns the definition of the settings, by which a worker validates a connector's configuration before it starts. */
        @Override
        public ConfigDef config() {
            return ClassifyConfig.DEFINITION;
        }

        /** Returns the version in the jar's manifest, by which a worker prefers the newest plugin; {@code unknown} without a jar. */
        @Override
        public String version() {
            return Objects.requireNonNullElse(ClassifyMessage.class.getPackage().getImplementationVersion(), "unknown");
        }

        /** Releases the pipeline, which is closed with its last user. Idempotent. */
        @Override
        public void close() {
            if (configured != null) {
                configured.pipeline().close();
                configured = null;
            }
        }
    }

    /** A transform between {@code configure} and {@code close}. */
    private record Configured<R extends ConnectRecord<R>>(
            SharedPipeline pipeline, ValueEntry entry, LabelWriter<R> writer, boolean passUnreadable) {

        /** Labels a record that has a value. */
        R apply(R record) {
            Optional<LogEntry> found = entry.of(record);
            if (found.isEmpty()) {
                if (passUnreadable) {
                    return record;
                }
                throw new DataException(entry.missingIn(record));
            }
            Classification classification = pipeline.pipeline().classify(found.get());
            return writer.write(record, classification);
        }
    }
}
