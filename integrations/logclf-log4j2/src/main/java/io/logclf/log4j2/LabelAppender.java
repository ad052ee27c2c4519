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
 * Labels events and hands them to the appenders behind it, on a thread of its own. The logging thread only puts an event into a queue.
 *
 * <pre>{@code
 * <Label name="LABELS" bundle="classpath:logclf-default">
 *   <AppenderRef ref="JSON"/>
 * </Label>
 * }</pre>
 *
 * <p>{@code docs/integrations/log4j2.md} lists the settings. Safe for concurrent use.
 */
@Plugin(name = "Label", category = Core.CATEGORY_NAME, elementType = Appender.ELEMENT_TYPE, printObject = true)
public final class LabelAppender extends AbstractAppender {

    static final String LABEL = "log.label";
    private static final String CONFIDENCE = "log.label.confidence";
    private static final String STAGE = "log.label.stage";

    private final LabelAppenderBuilder options;
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

    /** Returns what Log4j sets the attributes of. */
    @PluginBuilderFactory
    public static LabelAppenderBuilder newBuilder() {
        return new LabelAppenderBuilder();
    }

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

    @Override
    public boolean stop(long timeout, TimeUnit timeUnit) {
        setStopping();
        end();
        setStopped();
        return true;
    }

    @Override
    public void append(LogEvent event) {
        // Parameters may change as soon as the logging thread goes on; the text is made once, and kept.
        event.getMessage().getFormattedMessage();
        queue.put(Log4jLogEvent.createMemento(event, options.includeLocation));
    }

    private void end() {
        queue.close();
        if (queue.dropped() > 0) {
            LOGGER.warn("{} events were lost, since the queue of {} was full", queue.dropped(), getName());
        }
    }

    private void handOn(LogEvent event, Optional<Classification> classification) {
        LogEvent labelled = classification
                .filter(c -> c.label().isPresent())
                .map(c -> labelled(event, c))
                .orElse(event);
        behind.forEach(appender -> appender.callAppender(labelled));
    }

    private static LogEvent labelled(LogEvent event, Classification classification) {
        StringMap context = new SortedArrayStringMap(event.getContextData());
        context.putValue(LABEL, classification.labelOr(""));
        context.putValue(CONFIDENCE, Double.toString(classification.confidence().orElse(0)));
        context.putValue(STAGE, classification.decidedBy().orElse(""));
        return new Log4jLogEvent.Builder(event).setContextData(context).build();
    }

    private LogEntry entry(LogEvent event) {
        return LoggedEntry.of(
                options.source.isEmpty() ? event.getLoggerName() : options.source,
                event.getMessage().getFormattedMessage(),
                event.getLevel().name(),
                event.getThrown() == null ? "" : LoggedEntry.lastCause(event.getThrown()));
    }
}
