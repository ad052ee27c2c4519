package com.example;

import io.logclf.api.ClassificationPipeline;
import io.logclf.defaults.DefaultBundle;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.RecordContext;

/**
 * Reads messages from the topic {@code logs}, with the source as the key, and writes each of them once: to {@code labelled}, with the
 * label in headers, or to {@code open} if no stage is sure.
 *
 * <p>All threads and tasks of the process use one pipeline, which is opened before the streams and closed after them.
 */
public final class LabelLogs implements AutoCloseable {

    static final String LOGS = "logs";
    static final String LABELLED = "labelled";
    static final String OPEN = "open";

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final ClassificationPipeline pipeline;
    private final KafkaStreams streams;

    /**
     * Starts to label.
     *
     * @param settings with the brokers at least; they go before those of {@link #defaults}
     * @param pipeline closed with the streams
     */
    public LabelLogs(Properties settings, ClassificationPipeline pipeline) {
        this.pipeline = pipeline;
        Properties all = defaults();
        all.putAll(settings);
        streams = new KafkaStreams(topology(pipeline), all);
        // What the thread had not committed is read again, and what it wrote since is invisible to who reads what is committed.
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
        streams.start();
    }

    /** Takes the address of a broker, such as {@code localhost:9092}. */
    public static void main(String[] arguments) throws InterruptedException {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
        LabelLogs labelling = new LabelLogs(settings, DefaultBundle.pipeline());
        Runtime.getRuntime().addShutdownHook(new Thread(labelling::close));
        new CountDownLatch(1).await();
    }

    static Topology topology(ClassificationPipeline pipeline) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream(LOGS)
                .processValues(() -> new Labelling(pipeline))
                .to((source, message, context) -> isLabelled(context) ? LABELLED : OPEN);
        return builder.build();
    }

    @Override
    public void close() {
        streams.close(CLOSE_LIMIT);
        pipeline.close();
    }

    private static Properties defaults() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "label-logs");
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        return settings;
    }

    private static boolean isLabelled(RecordContext context) {
        return context.headers().lastHeader(Labelling.LABEL) != null;
    }
}
