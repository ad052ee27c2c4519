package io.logclf.log4j2;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.appender.LabelQueue;
import io.logclf.appender.LoggedEntry;
import io.logclf.appender.OwnLoggers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Core;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.AppenderControl;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.apache.logging.log4j.util.StringMap;

/**
 * Labels events and hands them to the appenders that it refers to, on a thread of its own. The logging thread only enqueues the event.
 *
 * <pre>{@code
 * <Label name="LABELS" bundle="classpath:logclf-default">
 *   <AppenderRef ref="JSON"/>
 * </Label>
 * }</pre>
 *
 * <p>Labelled events have {@code log.label}, {@code log.label.confidence} and {@code log.label.stage} in their context data, where layouts
 * find them as {@code %X{log.label}}. Events without a label stay as they are. What is classified is the formatted message with the root
 * cause of the exception, the logger's name as source, and the level.
 *
 * <p>Events of logclf's own loggers are handed on unlabelled. A bundle that cannot be opened is reported to Log4j's status logger, and
 * events go on without labels; logging never fails because of it. {@code docs/integrations/log4j2.md} lists the settings. Safe for
 * concurrent use.
 */
@Plugin(name = "Label", category = Core.CATEGORY_NAME, elementType = Appender.ELEMENT_TYPE, printObject = true)
public final class LabelAppender extends AbstractAppender {

    /** The key of the label in an event's context data. */
    static final String LABEL = "log.label";

    /** The key of the confidence, as text from 0 to 1. */
    private static final String CONFIDENCE = "log.label.confidence";

    private static final String STAGE = "log.label.stage";

    private final LabelAppenderBuilder options;
    /** The appenders that this one refers to, each with the level and the filter of its reference. */
    private final List<AppenderControl> behind = new ArrayList<>();

    private final LabelQueue<LogEvent> queue;

    LabelAppender(LabelAppenderBuilder options) {
        super(options.name, null, null, true, Property.EMPTY_ARRAY);
        this.options = options;
        this.queue = options.queue(this::entry, this::handOn)
                .never(event -> OwnLoggers.contain(event.getLoggerName()))
                .failures(failure -> error("Events go on without labels: " + failure.getMessage(), failure))
                .start();
    }

    /** Returns a builder, whose attributes Log4j sets. */
    @PluginBuilderFactory
    public static LabelAppenderBuilder newBuilder() {
        return new LabelAppenderBuilder();
    }

    /**
     * Finds the appenders behind, which are configured only now, and registers {@link FlushAtStop}. A reference to an appender that does
     * not exist is reported and skipped.
     */
    @Override
    public void start() {
        for (AppenderRef ref : options.refs) {
            Appender appender = options.configuration.getAppender(ref.getRef());
            if (appender == null) {
                error("There is no appender " + ref.getRef());
            } else {
                behind.add(new AppenderControl(appender, ref.getLevel(), ref.getFilter()));
            }
        }
        FlushAtStop flush = new FlushAtStop(this::end);
        flush.start();
        options.configuration.getRootLogger().addFilter(flush);
        super.start();
    }

    /** Labels what is queued, up to the flush limit, and hands on the rest unlabelled. */
    @Override
    public boolean stop(long timeout, TimeUnit timeUnit) {
        setStopping();
        end();
        setStopped();
        return true;
    }

    @Override
    public void append(LogEvent event) {
        // Parameters may change as soon as the logging thread goes on; formatting now fixes the text.
        event.getMessage().getFormattedMessage();
        queue.put(Log4jLogEvent.createMemento(event, options.includeLocation));
    }

    /** Ends the queue, and warns of events that it lost. Idempotent but for the warning. */
    private void end() {
        queue.close();
        if (queue.dropped() > 0) {
            LOGGER.warn("{} events were lost, since the queue of {} was full", queue.dropped(), getName());
        }
    }

    /** Passes an event to the appenders behind, with its label if it has one. */
    private void handOn(LogEvent event, Optional<Classification> classification) {
        LogEvent labelled = classification
                .filter(c -> c.label().isPresent())
                .map(c -> labelled(event, c))
                .orElse(event);
        behind.forEach(appender -> appender.callAppender(labelled));
    }

    /** Returns a copy of an event with the label in its context data; other appenders may hold the event itself. */
    private static LogEvent labelled(LogEvent event, Classification classification) {
        StringMap context = new SortedArrayStringMap(event.getContextData());
        context.putValue(LABEL, classification.labelOr(""));
        context.putValue(CONFIDENCE, Double.toString(classification.confidence().orElse(0)));
        context.putValue(STAGE, classification.decidedBy().orElse(""));
        return new Log4jLogEvent.Builder(event).setContextData(context).build();
    }

    /** Returns what to classify of an event. */
    private LogEntry entry(LogEvent event) {
        return LoggedEntry.of(
                options.source.isEmpty() ? event.getLoggerName() : options.source,
                event.getMessage().getFormattedMessage(),
                event.getLevel().name(),
                event.getThrown() == null ? "" : LoggedEntry.lastCause(event.getThrown()));
    }
}
