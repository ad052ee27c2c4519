package io.logclf.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import ch.qos.logback.core.util.Duration;
import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.appender.LabelQueue;
import io.logclf.appender.LoggedEntry;
import io.logclf.appender.OwnLoggers;
import io.logclf.appender.PipelineFactory;
import io.logclf.appender.WhenFull;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Labels events and hands them to the appenders behind it, on a thread of its own. The logging thread only puts an event into a queue.
 *
 * <pre>{@code
 * <appender name="LABELS" class="io.logclf.logback.LabelAppender">
 *   <bundle>classpath:logclf-default</bundle>
 *   <appender-ref ref="JSON"/>
 * </appender>
 * }</pre>
 *
 * <p>{@code docs/integrations/logback.md} lists the settings. Safe for concurrent use once it is started.
 */
public final class LabelAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {

    private static final int MOST_CAUSES = 100;

    private final AppenderAttachableImpl<ILoggingEvent> behind = new AppenderAttachableImpl<>();
    private String bundle = PipelineFactory.DEFAULT_BUNDLE;
    private Optional<String> promise = Optional.empty();
    private Optional<String> source = Optional.empty();
    private int queueSize = 1024;
    private String whenFull = "pass_on";
    private Duration blockFor = Duration.buildByMilliseconds(10);
    private Duration flushLimit = Duration.buildBySeconds(5);
    private boolean mdc;
    private boolean includeCallerData;
    private @Nullable LabelQueue<ILoggingEvent> queue;

    /** For Logback. */
    public LabelAppender() {}

    /** Sets the bundle: a folder, or {@code classpath:NAME}; defaults to the one that ships. */
    public void setBundle(String folderOrName) {
        bundle = folderOrName;
    }

    /** Sets how sure stages must be, such as {@code balanced}; defaults to what the bundle says. */
    public void setPromise(String name) {
        promise = Optional.of(name);
    }

    /** Sets the source of all events; defaults to the name of each event's logger. */
    public void setSource(String name) {
        source = Optional.of(name);
    }

    /** Sets how many events may wait; defaults to 1,024. */
    public void setQueueSize(int events) {
        queueSize = events;
    }

    /** Sets what happens when the queue is full: {@code pass_on} (the default), {@code block} or {@code drop}. */
    public void setWhenFull(String policy) {
        whenFull = policy;
    }

    /** Sets how long {@code block} waits; defaults to 10 milliseconds. */
    public void setBlockFor(Duration limit) {
        blockFor = limit;
    }

    /** Sets how long stopping waits for labels; defaults to 5 seconds. */
    public void setFlushLimit(Duration limit) {
        flushLimit = limit;
    }

    /** Sets whether labels are in the MDC of events too, for encoders that know no key-value pairs; defaults to {@code false}. */
    public void setMdc(boolean also) {
        mdc = also;
    }

    /** Sets whether where an event was logged is found out, which takes time on the logging thread; defaults to {@code false}. */
    public void setIncludeCallerData(boolean include) {
        includeCallerData = include;
    }

    @Override
    public void start() {
        if (isStarted()) {
            return;
        }
        try {
            queue = LabelQueue.builder(PipelineFactory.of(bundle, promise), this::entry, this::handOn)
                    .capacity(queueSize)
                    .whenFull(WhenFull.of(whenFull))
                    .blockFor(java.time.Duration.ofMillis(blockFor.getMilliseconds()))
                    .flushLimit(java.time.Duration.ofMillis(flushLimit.getMilliseconds()))
                    .never(event -> OwnLoggers.contain(event.getLoggerName()))
                    .failures(failure -> addError("Events go on without labels: " + failure.getMessage(), failure))
                    .start();
            super.start();
        } catch (IllegalArgumentException e) {
            addError("The appender " + getName() + " cannot be started: " + e.getMessage());
        }
    }

    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        LabelQueue<ILoggingEvent> started = queue;
        if (started != null) {
            started.close();
            if (started.dropped() > 0) {
                addWarn(started.dropped() + " events were lost, since the queue was full");
            }
        }
        behind.detachAndStopAllAppenders();
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        if (includeCallerData) {
            event.getCallerData();
        }
        LabelQueue<ILoggingEvent> started = queue;
        if (started != null) {
            started.put(event);
        }
    }

    private void handOn(ILoggingEvent event, Optional<Classification> classification) {
        behind.appendLoopOnAppenders(
                classification.map(c -> LabelledEvent.of(event, c, mdc)).orElse(event));
    }

    private LogEntry entry(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return LoggedEntry.of(
                source.orElseGet(event::getLoggerName),
                event.getFormattedMessage(),
                event.getLevel().toString(),
                thrown == null ? "" : lastCause(thrown));
    }

    private static String lastCause(IThrowableProxy thrown) {
        IThrowableProxy last = thrown;
        for (int i = 0; i < MOST_CAUSES && last.getCause() != null; i++) {
            last = last.getCause();
        }
        return (last == thrown ? "" : "Caused by: ") + last.getClassName() + ": " + last.getMessage();
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> appender) {
        behind.addAppender(appender);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return behind.iteratorForAppenders();
    }

    @Override
    public @Nullable Appender<ILoggingEvent> getAppender(String name) {
        return behind.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> appender) {
        return behind.isAttached(appender);
    }

    @Override
    public void detachAndStopAllAppenders() {
        behind.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> appender) {
        return behind.detachAppender(appender);
    }

    @Override
    public boolean detachAppender(String name) {
        return behind.detachAppender(name);
    }
}
