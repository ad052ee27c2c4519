package io.logclf.opentelemetry;

import io.logclf.appender.PipelineFactory;
import io.logclf.appender.WhenFull;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import java.util.Optional;

/**
 * Puts a {@link LabelLogRecordProcessor} before every log record processor of an SDK that configures itself. The SDK finds it through {@link
 * java.util.ServiceLoader}, so having the jar on the class path is enough; {@code logclf.enabled=false} switches it off. The settings,
 * such as {@code logclf.bundle}, are system properties or environment variables as all of the SDK's are;
 * {@code docs/integrations/opentelemetry.md} lists them. A setting that is not valid fails the SDK's start.
 */
public final class LabelCustomizer implements AutoConfigurationCustomizerProvider {

    /** For {@link java.util.ServiceLoader}. */
    public LabelCustomizer() {}

    @Override
    public void customize(AutoConfigurationCustomizer customizer) {
        customizer.addLogRecordProcessorCustomizer(LabelCustomizer::before);
    }

    private static LogRecordProcessor before(LogRecordProcessor processor, ConfigProperties config) {
        if (!config.getBoolean("logclf.enabled", true)) {
            return processor;
        }
        try {
            LabelLogRecordProcessor.Builder builder = LabelLogRecordProcessor.builder(
                    PipelineFactory.of(
                            config.getString("logclf.bundle", PipelineFactory.DEFAULT_BUNDLE),
                            Optional.ofNullable(config.getString("logclf.promise"))),
                    processor);
            Optional.ofNullable(config.getString("logclf.source")).ifPresent(builder::source);
            Optional.ofNullable(config.getInt("logclf.queue.size")).ifPresent(builder::capacity);
            Optional.ofNullable(config.getString("logclf.when.full"))
                    .map(WhenFull::of)
                    .ifPresent(builder::whenFull);
            Optional.ofNullable(config.getDuration("logclf.block.for")).ifPresent(builder::blockFor);
            Optional.ofNullable(config.getDuration("logclf.flush.limit")).ifPresent(builder::flushLimit);
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("logclf: " + e.getMessage(), e);
        }
    }
}
