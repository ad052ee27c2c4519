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

/** Groups the transforms of records by the part that they read, as those that come with Kafka are. */
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
     * fields. A record without a value, such as a tombstone, goes on as it is; one that cannot be read fails with a {@link
     * DataException}, which a connector's {@code errors.tolerance} handles, or goes on, as configured. {@code docs/integrations/kafka.md}
     * lists the settings.
     *
     * <p>Transforms of one worker that name the same bundle and promise share a pipeline, which the last one closes. Used by one thread
     * at a time, as Connect does.
     *
     * @param <R> a source connector's records, or a sink connector's
     */
    public static final class Value<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

        private @Nullable Configured<R> configured;

        /** For Kafka Connect. */
        public Value() {}

        /**
         * Opens the pipeline, unless a transform of this worker has.
         *
         * @throws org.apache.kafka.common.config.ConfigException if a setting has no meaning or the bundle cannot be used
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
         * Labels a record.
         *
         * @throws DataException if it has no message where the settings say, and they do not let such records pass
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

        @Override
        public ConfigDef config() {
            return ClassifyConfig.DEFINITION;
        }

        @Override
        public String version() {
            return Objects.requireNonNullElse(ClassifyMessage.class.getPackage().getImplementationVersion(), "unknown");
        }

        /** Closes the pipeline if no other transform uses it. Idempotent. */
        @Override
        public void close() {
            if (configured != null) {
                configured.pipeline().close();
                configured = null;
            }
        }
    }

    private record Configured<R extends ConnectRecord<R>>(
            SharedPipeline pipeline, ValueEntry entry, LabelWriter<R> writer, boolean passUnreadable) {

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
