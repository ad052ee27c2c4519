package io.logclf.bench.micro;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import io.logclf.bundle.Bundle;
import io.logclf.logback.LabelAppender;
import io.logclf.opentelemetry.LabelLogRecordProcessor;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a logged message costs the thread that logs it, with labels and with the framework's own asynchronous appender, which labels
 * nothing: the peer of each. Nanoseconds per message.
 *
 * <p>Messages come in bursts of 1,000, which the queue of 1,024 holds: what is measured is the hand-over, not a queue that is full.
 * Between bursts, outside of the measured time, the benchmark waits until all events have come out behind. That is why it measures single
 * shots: in a steady state, every queue runs at the speed of its consumer. All contenders end in a sink that only counts.
 *
 * <pre>{@code
 * java -jar logclf-bench/target/benchmarks.jar LoggingBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 200)
@Measurement(iterations = 200)
public class LoggingBenchmark {

    /** Events of one measured shot. */
    private static final int BURST = 1_000;

    /** Places in every queue, more than a burst has events. */
    private static final int QUEUE = 1_024;

    /** The bundle's folder. */
    @Param("models/default")
    String bundle = "";

    /** Events that have come out of all contenders; each iteration waits until it equals {@code sent}. */
    private final AtomicLong arrived = new AtomicLong();

    /** Events that were logged to all contenders together. */
    private long sent;

    private final LoggerContext logback = new LoggerContext();
    private final Logger asyncLogback = logback.getLogger("app.async");
    private final Logger labelledLogback = logback.getLogger("app.labelled");
    private org.apache.logging.log4j.core.Appender asyncLog4j = sink();
    private org.apache.logging.log4j.core.Appender labelledLog4j = sink();
    private SdkLoggerProvider batched = SdkLoggerProvider.builder().build();
    private SdkLoggerProvider labelled = SdkLoggerProvider.builder().build();

    /** Starts all of them, and has each label a message, so that the bundle is open. */
    @Setup
    public void start() throws InterruptedException {
        logback.setMDCAdapter(new LogbackMDCAdapter());
        AsyncAppender async = new AsyncAppender();
        async.setContext(logback);
        async.setQueueSize(QUEUE);
        async.setDiscardingThreshold(0);
        add(async, async, asyncLogback);
        LabelAppender labels = new LabelAppender();
        labels.setContext(logback);
        labels.setBundle(bundle);
        labels.setQueueSize(QUEUE);
        add(labels, labels, labelledLogback);

        Configuration configuration = new DefaultConfiguration();
        configuration.addAppender(sink());
        AppenderRef[] refs = {AppenderRef.createAppenderRef("sink", null, null)};
        asyncLog4j = org.apache.logging.log4j.core.appender.AsyncAppender.newBuilder()
                .setName("async")
                .setAppenderRefs(refs)
                .setConfiguration(configuration)
                .setBufferSize(QUEUE)
                .build();
        asyncLog4j.start();
        labelledLog4j = io.logclf.log4j2.LabelAppender.newBuilder()
                .setName("labels")
                .setRefs(refs)
                .setConfiguration(configuration)
                .setBundle(bundle)
                .setQueueSize(QUEUE)
                .build();
        labelledLog4j.start();

        batched = SdkLoggerProvider.builder().addLogRecordProcessor(batch()).build();
        labelled = SdkLoggerProvider.builder()
                .addLogRecordProcessor(LabelLogRecordProcessor.builder(
                                () -> Bundle.load(Path.of(bundle)).pipeline(), batch())
                        .capacity(QUEUE)
                        .build())
                .build();
        for (int i = 0; i < QUEUE / 2; i++) {
            labelledLogback.info("User {} logged in.", i);
            labelledLog4j.append(event(i));
            emit(labelled, i);
        }
        sent = 3L * QUEUE / 2;
        drain();
    }

    /** Puts a counting sink behind an appender of Logback, and the appender behind a logger of its own. */
    private void add(Appender<ILoggingEvent> appender, AppenderAttachable<ILoggingEvent> behind, Logger logger) {
        AppenderBase<ILoggingEvent> sink = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                arrived.incrementAndGet();
            }
        };
        sink.setContext(logback);
        sink.start();
        behind.addAppender(sink);
        appender.start();
        logger.setAdditive(false);
        logger.addAppender(appender);
    }

    /** Returns a counting sink for Log4j. */
    private org.apache.logging.log4j.core.Appender sink() {
        AbstractAppender sink = new AbstractAppender("sink", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                arrived.incrementAndGet();
            }
        };
        sink.start();
        return sink;
    }

    /** Returns the SDK's batching processor with a counting exporter, for the peer and behind the processor that labels. */
    private LogRecordProcessor batch() {
        return BatchLogRecordProcessor.builder(new LogRecordExporter() {
                    @Override
                    public CompletableResultCode export(Collection<LogRecordData> logs) {
                        arrived.addAndGet(logs.size());
                        return CompletableResultCode.ofSuccess();
                    }

                    @Override
                    public CompletableResultCode flush() {
                        return CompletableResultCode.ofSuccess();
                    }

                    @Override
                    public CompletableResultCode shutdown() {
                        return CompletableResultCode.ofSuccess();
                    }
                })
                .setMaxQueueSize(4 * QUEUE)
                .setScheduleDelay(10, TimeUnit.MILLISECONDS)
                .build();
    }

    /** Waits until all that was logged has come out behind. */
    @TearDown(org.openjdk.jmh.annotations.Level.Iteration)
    public void drain() throws InterruptedException {
        for (int waits = 0; arrived.get() < sent; waits++) {
            if (waits > 60_000) {
                throw new IllegalStateException(sent + " were logged, " + arrived + " arrived");
            }
            Thread.sleep(1);
        }
    }

    /** Stops all of them. */
    @TearDown
    public void stop() {
        logback.stop();
        asyncLog4j.stop();
        labelledLog4j.stop();
        batched.close();
        labelled.close();
    }

    /** Logback's own asynchronous appender. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void logbackAsync() {
        sent += BURST;
        for (int i = 0; i < BURST; i++) {
            asyncLogback.info("User {} logged in.", i);
        }
    }

    /** Logback with labels. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void logbackLabels() {
        sent += BURST;
        for (int i = 0; i < BURST; i++) {
            labelledLogback.info("User {} logged in.", i);
        }
    }

    /** Log4j's own asynchronous appender. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void log4jAsync() {
        sent += BURST;
        for (int i = 0; i < BURST; i++) {
            asyncLog4j.append(event(i));
        }
    }

    /** Log4j with labels. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void log4jLabels() {
        sent += BURST;
        for (int i = 0; i < BURST; i++) {
            labelledLog4j.append(event(i));
        }
    }

    /** OpenTelemetry's own processor, which exports batches. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void openTelemetryBatch() {
        sent += BURST;
        for (int i = 0; i < BURST; i++) {
            emit(batched, i);
        }
    }

    /** The same behind the processor that labels. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void openTelemetryLabels() {
        sent += BURST;
        for (int i = 0; i < BURST; i++) {
            emit(labelled, i);
        }
    }

    /** Builds an event as a logger does; Log4j's appenders are called without a logger in front. */
    private static LogEvent event(int number) {
        return Log4jLogEvent.newBuilder()
                .setLoggerName("app")
                .setLevel(Level.INFO)
                .setMessage(new SimpleMessage("User " + number + " logged in."))
                .build();
    }

    private static void emit(SdkLoggerProvider provider, int number) {
        provider.get("app")
                .logRecordBuilder()
                .setBody("User " + number + " logged in.")
                .emit();
    }
}
