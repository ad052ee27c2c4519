package io.logclf.log4j2;

import io.logclf.api.LogEntry;
import io.logclf.appender.LabelQueue;
import io.logclf.appender.LabelledSink;
import io.logclf.appender.PipelineFactory;
import io.logclf.appender.WhenFull;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginConfiguration;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.validation.constraints.Required;
import org.apache.logging.log4j.core.util.Builder;
import org.jspecify.annotations.NullUnmarked;

/** The attributes of {@code <Label>}. Log4j sets them; not safe for concurrent use. */
@NullUnmarked
public final class LabelAppenderBuilder implements Builder<LabelAppender> {

    @PluginBuilderAttribute
    @Required(message = "a <Label> needs a name")
    String name;

    @PluginElement("AppenderRef")
    @Required(message = "a <Label> needs an <AppenderRef>")
    AppenderRef[] refs;

    @PluginConfiguration
    Configuration configuration;

    @PluginBuilderAttribute
    String source = "";

    @PluginBuilderAttribute
    boolean includeLocation;

    @PluginBuilderAttribute
    private String bundle = PipelineFactory.DEFAULT_BUNDLE;

    @PluginBuilderAttribute
    private String promise = "";

    @PluginBuilderAttribute
    private int queueSize = 1024;

    @PluginBuilderAttribute
    private String whenFull = "pass_on";

    @PluginBuilderAttribute
    private long blockForMillis = 10;

    @PluginBuilderAttribute
    private long flushLimitMillis = 5000;

    LabelAppenderBuilder() {}

    /** Sets the name of the appender. */
    public LabelAppenderBuilder setName(String value) {
        name = value;
        return this;
    }

    /** Sets the appenders behind, by their names. */
    public LabelAppenderBuilder setRefs(AppenderRef[] value) {
        refs = value;
        return this;
    }

    /** Sets the configuration that the appenders behind belong to. */
    public LabelAppenderBuilder setConfiguration(Configuration value) {
        configuration = value;
        return this;
    }

    /** Sets the bundle: a folder, or {@code classpath:NAME}; defaults to the one that ships. */
    public LabelAppenderBuilder setBundle(String value) {
        bundle = value;
        return this;
    }

    /** Sets how sure stages must be, such as {@code balanced}; defaults to what the bundle says. */
    public LabelAppenderBuilder setPromise(String value) {
        promise = value;
        return this;
    }

    /** Sets the source of all events; defaults to the name of each event's logger. */
    public LabelAppenderBuilder setSource(String value) {
        source = value;
        return this;
    }

    /** Sets how many events may wait; defaults to 1,024. */
    public LabelAppenderBuilder setQueueSize(int value) {
        queueSize = value;
        return this;
    }

    /** Sets what happens when the queue is full: {@code pass_on} (the default), {@code block} or {@code drop}. */
    public LabelAppenderBuilder setWhenFull(String value) {
        whenFull = value;
        return this;
    }

    /** Sets how long {@code block} waits; defaults to 10 ms. */
    public LabelAppenderBuilder setBlockForMillis(long value) {
        blockForMillis = value;
        return this;
    }

    /** Sets how long stopping waits for labels; defaults to 5,000 ms. */
    public LabelAppenderBuilder setFlushLimitMillis(long value) {
        flushLimitMillis = value;
        return this;
    }

    /** Sets whether where an event was logged is found out, which takes time on the logging thread; defaults to {@code false}. */
    public LabelAppenderBuilder setIncludeLocation(boolean value) {
        includeLocation = value;
        return this;
    }

    /** @throws IllegalArgumentException if an attribute says what nobody understands, which Log4j reports */
    @Override
    public LabelAppender build() {
        return new LabelAppender(this);
    }

    LabelQueue.Builder<LogEvent> queue(Function<LogEvent, LogEntry> entry, LabelledSink<LogEvent> sink) {
        return LabelQueue.builder(
                        PipelineFactory.of(bundle, Optional.of(promise).filter(text -> !text.isEmpty())), entry, sink)
                .capacity(queueSize)
                .whenFull(WhenFull.of(whenFull))
                .blockFor(Duration.ofMillis(blockForMillis))
                .flushLimit(Duration.ofMillis(flushLimitMillis));
    }
}
