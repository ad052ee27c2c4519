package io.logclf.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logclf.appender.PipelineFactory;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Configures OpenTelemetry's SDK as its users do, by properties, and reads what its exporter has sent to a receiver. */
@Timeout(60)
class LabelLogRecordProcessorTest {

    private static final String APP = "com.example.App";

    @TempDir
    private Path folder;

    private OtlpReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new OtlpReceiver();
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        Files.writeString(folder.resolve("rules.yaml"), """
                - {id: intruder, label: Security Alert, pattern: 'Invalid user \\S+ from', sources: [shop]}
                - {id: closed, label: Error, pattern: 'java.io.IOException: closed'}
                - {id: loud, label: Critical Error, pattern: 'on fire', severity: [FATAL]}
                """);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void labelsAreAttributesOfWhatIsExported() {
        try (OpenTelemetrySdk sdk = sdk(Map.of())) {
            record(sdk, APP, "Invalid user oracle from 192.0.2.7")
                    .setSeverity(Severity.WARN)
                    .setAttribute(AttributeKey.longKey("port"), 22L)
                    .emit();
            record(sdk, APP, "nothing of note").emit();
        }
        assertThat(receiver.records()).hasSize(2);
        LogRecord labelled = receiver.records().get(0);
        assertThat(labelled.getBody().getStringValue()).isEqualTo("Invalid user oracle from 192.0.2.7");
        assertThat(labelled.getSeverityText()).isIn("", "WARN");
        assertThat(attributes(labelled))
                .containsOnlyKeys("port", "log.label", "log.label.confidence", "log.label.stage");
        assertThat(attributes(labelled).get("log.label").getStringValue()).isEqualTo("Security Alert");
        assertThat(attributes(labelled).get("log.label.confidence").getDoubleValue())
                .isEqualTo(1.0);
        assertThat(attributes(labelled).get("log.label.stage").getStringValue()).isEqualTo("regex");
        assertThat(attributes(receiver.records().get(1))).isEmpty();
    }

    @Test
    void readsTheExceptionTheSeverityAndTheSource() {
        try (OpenTelemetrySdk sdk = sdk(Map.of("logclf.source", "kitchen"))) {
            record(sdk, APP, "Cannot copy")
                    .setException(new IOException("closed"))
                    .emit();
            record(sdk, APP, "The stove is on fire")
                    .setSeverity(Severity.FATAL3)
                    .emit();
            record(sdk, APP, "The stove is on fire").setSeverity(Severity.INFO).emit();
            record(sdk, APP, "Invalid user oracle from 192.0.2.7").emit();
        }
        assertThat(labels()).containsExactly("Error", "Critical Error", "", "");
    }

    @Test
    void flushingExportsAllThatWasEmittedBefore() {
        try (OpenTelemetrySdk sdk = sdk(Map.of("otel.blrp.schedule.delay", "60000"))) {
            for (int i = 0; i < 300; i++) {
                record(sdk, APP, "Invalid user u" + i + " from here").emit();
            }
            assertThat(sdk.getSdkLoggerProvider()
                            .forceFlush()
                            .join(30, TimeUnit.SECONDS)
                            .isSuccess())
                    .isTrue();
            assertThat(labels()).hasSize(300).containsOnly("Security Alert");
        }
    }

    @Test
    void losesNoRecordAndLeavesNoThread() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (OpenTelemetrySdk sdk = sdk(Map.of("logclf.queue.size", "8"))) {
            for (int i = 0; i < 1000; i++) {
                record(sdk, APP, "Invalid user u" + i + " from here").emit();
            }
        }
        assertThat(receiver.records()).hasSize(1000);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("logclf"))
                .isSubsetOf(before);
    }

    @Test
    void goesOnWithoutLabelsWhereTheBundleIsBroken() throws IOException {
        Files.delete(folder.resolve("rules.yaml"));
        try (OpenTelemetrySdk sdk = sdk(Map.of())) {
            record(sdk, APP, "Invalid user oracle from 192.0.2.7").emit();
        }
        assertThat(labels()).containsExactly("");
    }

    @Test
    void leavesOutWhatTheSdkAndLogclfSayThemselves() {
        try (OpenTelemetrySdk sdk = sdk(Map.of())) {
            record(sdk, "io.opentelemetry.exporter.internal", "Invalid user a from here")
                    .emit();
            record(sdk, "io.logclf.bundle.ReloadablePipeline", "Invalid user a from here")
                    .emit();
        }
        assertThat(labels()).containsExactly("", "");
    }

    @Test
    void canBeSwitchedOff() {
        try (OpenTelemetrySdk sdk = sdk(Map.of("logclf.enabled", "false"))) {
            assertThat(sdk.getSdkLoggerProvider().toString()).doesNotContain("LabelLogRecordProcessor");
        }
        try (OpenTelemetrySdk sdk = sdk(Map.of())) {
            assertThat(sdk.getSdkLoggerProvider().toString()).contains("LabelLogRecordProcessor");
        }
    }

    @Test
    void refusesWhatNobodyUnderstands() {
        assertThatThrownBy(() -> sdk(Map.of("logclf.when.full", "sometimes")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("logclf: whenFull must be one of pass_on, block, drop: sometimes");
        assertThatThrownBy(() -> sdk(Map.of("logclf.queue.size", "0")))
                .hasMessage("logclf: capacity must be 1 or more: 0");
        assertThatThrownBy(() -> sdk(Map.of("logclf.promise", "perhaps")))
                .hasMessageStartingWith("logclf: promise must be one of");
    }

    @Test
    void theResultsOfTheNextProcessorAreItsOwn() {
        LogRecordProcessor next = new LogRecordProcessor() {
            @Override
            public void onEmit(Context context, ReadWriteLogRecord logRecord) {}

            @Override
            public CompletableResultCode forceFlush() {
                return CompletableResultCode.ofFailure();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
        LabelLogRecordProcessor processor = LabelLogRecordProcessor.builder(
                        PipelineFactory.of(folder.toString(), Optional.empty()), next)
                .build();
        assertThat(processor.forceFlush().join(30, TimeUnit.SECONDS).isSuccess())
                .isFalse();
        assertThat(processor.shutdown().join(30, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    private OpenTelemetrySdk sdk(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "otel.service.name", "shop",
                "otel.traces.exporter", "none",
                "otel.metrics.exporter", "none",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.endpoint", receiver.address(),
                "logclf.bundle", folder.toString()));
        all.putAll(settings);
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> all)
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    private static LogRecordBuilder record(OpenTelemetrySdk sdk, String logger, String body) {
        return sdk.getSdkLoggerProvider().get(logger).logRecordBuilder().setBody(body);
    }

    /** Returns the labels of what was exported, empty for none. */
    private List<String> labels() {
        return receiver.records().stream()
                .map(one -> attributes(one)
                        .getOrDefault("log.label", AnyValue.getDefaultInstance())
                        .getStringValue())
                .toList();
    }

    private static Map<String, AnyValue> attributes(LogRecord one) {
        return one.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }
}
