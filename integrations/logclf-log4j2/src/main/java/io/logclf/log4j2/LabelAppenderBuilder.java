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

/**
 * The attributes of {@code <Label>}. Log4j sets the annotated fields from a configuration file; the setters are for configuration by
 * program. A second call of a setter overwrites the first. Not safe for concurrent use.
 */
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

    /** Sets the name of the appender, by which loggers refer to it; required. */
    public LabelAppenderBuilder setName(String value) {
        name = value;
        return this;
    }

    /** Sets the references to the appenders that receive the events; at least one is required. */
    public LabelAppenderBuilder setRefs(AppenderRef[] value) {
        refs = value;
        return this;
    }

    /** Sets the configuration to which the appender and those behind it belong; Log4j injects it. */
    public LabelAppenderBuilder setConfiguration(Configuration value) {
        configuration = value;
        return this;
    }

    /** Sets the bundle: a folder, or {@code classpath:NAME}; defaults to the one that ships. */
    public LabelAppenderBuilder setBundle(String value) {
        bundle = value;
        return this;
    }

    /** Sets how sure stages must be before they decide: {@code sure}, {@code balanced} or {@code always}; defaults to the bundle's own. */
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

    /** Sets how long {@code block} makes the logging thread wait for a place; defaults to 10 ms. */
    public LabelAppenderBuilder setBlockForMillis(long value) {
        blockForMillis = value;
        return this;
    }

    /** Sets how long stopping waits for labels; events that are left then go on unlabelled. Defaults to 5,000 ms. */
    public LabelAppenderBuilder setFlushLimitMillis(long value) {
        flushLimitMillis = value;
        return this;
    }

    /**
     * Sets whether the place in the code where an event was logged is determined, for patterns such as {@code %L}; defaults to
     * {@code false}. It has to happen on the logging thread, as it walks the stack, and takes microseconds there.
     */
    public LabelAppenderBuilder setIncludeLocation(boolean value) {
        includeLocation = value;
        return this;
    }

    /**
     * Returns an appender whose worker thread runs.
     *
     * @throws IllegalArgumentException if an attribute is out of its range or names no known policy or promise; Log4j reports it and
     *     goes on without the appender
     */
    @Override
    public LabelAppender build() {
        return new LabelAppender(this);
    }

    /** Returns a builder of the queue with the limits that the attributes set. */
    LabelQueue.Builder<LogEvent> queue(Function<LogEvent, LogEntry> entry, LabelledSink<LogEvent> sink) {
        return LabelQueue.builder(
                        PipelineFactory.of(bundle, Optional.of(promise).filter(text -> !text.isEmpty())), entry, sink)
                .capacity(queueSize)
                .whenFull(WhenFull.of(whenFull))
                .blockFor(Duration.ofMillis(blockForMillis))
                .flushLimit(Duration.ofMillis(flushLimitMillis));
    }
}
