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
 * Labels events and hands them to the appenders that it refers to, on a thread of its own. The logging thread only enqueues the event.
 *
 * <pre>{@code
 * <appender name="LABELS" class="io.logclf.logback.LabelAppender">
 *   <bundle>classpath:logclf-default</bundle>
 *   <appender-ref ref="JSON"/>
 * </appender>
 * }</pre>
 *
 * <p>Labelled events have the key-value pairs {@code log.label}, {@code log.label.confidence} and {@code log.label.stage}, and the same in
 * their MDC if {@link #setMdc} is set. Events without a label stay as they are. What is classified is the formatted message with the root
 * cause of the exception, the logger's name as source, and the level.
 *
 * <p>Events of logclf's own loggers are handed on unlabelled. A bundle that cannot be opened is an error in Logback's status, and events
 * go on without labels; logging never fails because of it. {@code docs/integrations/logback.md} lists the settings.
 *
 * <p>Logback calls the setters from a configuration before {@link #start}. Safe for concurrent use once it is started.
 */
public final class LabelAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {

    /** Causes that are followed, since they may form a circle. */
    private static final int MOST_CAUSES = 100;

    /** The appenders that this one refers to, which receive every event. */
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
    /** Null before the first start. */
    private @Nullable LabelQueue<ILoggingEvent> queue;

    /** Called by Logback. */
    public LabelAppender() {}

    /**
     * Sets the bundle; defaults to the one that ships, which needs the artifact {@code logclf-default}.
     *
     * @param folderOrName a folder, or {@code classpath:NAME}
     */
    public void setBundle(String folderOrName) {
        bundle = folderOrName;
    }

    /**
     * Sets how sure stages must be before they decide; defaults to the bundle's own promise.
     *
     * @param name {@code sure}, {@code balanced} or {@code always}
     */
    public void setPromise(String name) {
        promise = Optional.of(name);
    }

    /**
     * Sets the source of all events, such as the application's name; defaults to the name of each event's logger. A bundle's rules and
     * routes may ask for sources.
     */
    public void setSource(String name) {
        source = Optional.of(name);
    }

    /** Sets how many events may wait for their labels, at least 1; defaults to 1,024. */
    public void setQueueSize(int events) {
        queueSize = events;
    }

    /**
     * Sets what happens to events that find the queue full.
     *
     * @param policy {@code pass_on} (the default), {@code block} or {@code drop}, as in {@link WhenFull}
     */
    public void setWhenFull(String policy) {
        whenFull = policy;
    }

    /** Sets how long {@code block} makes the logging thread wait for a place; defaults to 10 milliseconds. */
    public void setBlockFor(Duration limit) {
        blockFor = limit;
    }

    /** Sets how long {@link #stop} waits for labels; events that are left then go on unlabelled. Defaults to 5 seconds. */
    public void setFlushLimit(Duration limit) {
        flushLimit = limit;
    }

    /**
     * Sets whether labels are in the MDC of events too, for patterns such as {@code %X{log.label}} and encoders that do not know key-value
     * pairs; defaults to {@code false}.
     */
    public void setMdc(boolean also) {
        mdc = also;
    }

    /**
     * Sets whether the place in the code where an event was logged is determined, for patterns such as {@code %line}; defaults to
     * {@code false}. It has to happen on the logging thread, as it walks the stack, and takes microseconds there.
     */
    public void setIncludeCallerData(boolean include) {
        includeCallerData = include;
    }

    /** Starts the queue. A setting that is not valid is an error in Logback's status, and the appender stays stopped. */
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

    /**
     * Labels what is queued, up to the flush limit, hands on the rest unlabelled, and stops the appenders behind. Events that the queue
     * lost are counted in a warning. Idempotent.
     */
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

    /** Fixes what may change after the call, such as the message's arguments and the MDC, and enqueues the event. */
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

    /** Passes an event to the appenders behind, with its label if it has one. */
    private void handOn(ILoggingEvent event, Optional<Classification> classification) {
        behind.appendLoopOnAppenders(
                classification.map(c -> LabelledEvent.of(event, c, mdc)).orElse(event));
    }

    /** Returns what to classify of an event. */
    private LogEntry entry(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return LoggedEntry.of(
                source.orElseGet(event::getLoggerName),
                event.getFormattedMessage(),
                event.getLevel().toString(),
                thrown == null ? "" : lastCause(thrown));
    }

    /** As {@code LoggedEntry.lastCause}, for an exception that may be a proxy without its class. */
    private static String lastCause(IThrowableProxy thrown) {
        IThrowableProxy last = thrown;
        for (int i = 0; i < MOST_CAUSES && last.getCause() != null; i++) {
            last = last.getCause();
        }
        return (last == thrown ? "" : "Caused by: ") + last.getClassName() + ": " + last.getMessage();
    }

    /** Adds an appender behind this one; Logback calls it for each {@code <appender-ref>}. */
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
