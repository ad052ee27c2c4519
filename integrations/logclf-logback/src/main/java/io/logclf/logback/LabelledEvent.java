package io.logclf.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import io.logclf.api.Classification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * An event with its label: a view of another event that adds key-value pairs, and MDC entries if wanted. A view and not a change, since
 * appenders elsewhere in the configuration may hold the same event. Everything else is delegated. Immutable as far as the event is.
 */
final class LabelledEvent implements ILoggingEvent {

    /** The key of the label's name, among the pairs and in the MDC. */
    static final String LABEL = "log.label";
    /** The key of the confidence, from 0 to 1: a number among the pairs, text in the MDC. */
    static final String CONFIDENCE = "log.label.confidence";
    /** The key of the name of the stage that decided. */
    static final String STAGE = "log.label.stage";

    private final ILoggingEvent event;
    private final List<KeyValuePair> pairs;
    private final Map<String, String> mdc;
    private final String label;
    private final double confidence;

    /** Copies the pairs and the MDC, as Logback hands out its own collections. */
    private LabelledEvent(ILoggingEvent event, String label, double confidence, String stage, boolean inMdc) {
        this.event = event;
        this.label = label;
        this.confidence = confidence;
        pairs = new ArrayList<>();
        List<KeyValuePair> own = event.getKeyValuePairs();
        if (own != null) {
            pairs.addAll(own);
        }
        pairs.add(new KeyValuePair(LABEL, label));
        pairs.add(new KeyValuePair(CONFIDENCE, confidence));
        pairs.add(new KeyValuePair(STAGE, stage));
        mdc = new HashMap<>(event.getMDCPropertyMap());
        if (inMdc) {
            mdc.put(LABEL, label);
            mdc.put(CONFIDENCE, Double.toString(confidence));
            mdc.put(STAGE, stage);
        }
    }

    /**
     * Returns a view of the event with the label, or the event itself if no stage decided.
     *
     * @param inMdc whether the label is in the MDC as well
     */
    static ILoggingEvent of(ILoggingEvent event, Classification classification, boolean inMdc) {
        if (classification.label().isEmpty()) {
            return event;
        }
        return new LabelledEvent(
                event,
                classification.label().get().name(),
                classification.confidence().orElse(0),
                classification.decidedBy().orElse(""),
                inMdc);
    }

    /** Returns the event as one with a label; empty if it has none. */
    static Optional<LabelledEvent> labelled(ILoggingEvent event) {
        return event instanceof LabelledEvent labelled ? Optional.of(labelled) : Optional.empty();
    }

    /** Returns the label's name. */
    String label() {
        return label;
    }

    /** Returns the confidence of the decision, from 0 to 1. */
    double confidence() {
        return confidence;
    }

    /** Returns the event's own pairs, then label, confidence (a number) and stage. */
    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        return pairs;
    }

    /** Returns the event's MDC, with label, confidence and stage if wanted. */
    @Override
    public Map<String, String> getMDCPropertyMap() {
        return mdc;
    }

    /** Returns the same as {@link #getMDCPropertyMap}: the interface still has the older name. */
    @Override
    @Deprecated
    public Map<String, String> getMdc() {
        return mdc;
    }

    @Override
    public String getThreadName() {
        return event.getThreadName();
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    /** Returns the pattern of the message; see {@link #getFormattedMessage} for its text. */
    @Override
    public String getMessage() {
        return event.getMessage();
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return event.getArgumentArray();
    }

    @Override
    public String getFormattedMessage() {
        return event.getFormattedMessage();
    }

    @Override
    public String getLoggerName() {
        return event.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return event.getThrowableProxy();
    }

    /** Returns where the event was logged, as far as that was determined on the logging thread. */
    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public @Nullable List<Marker> getMarkerList() {
        return event.getMarkerList();
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public Instant getInstant() {
        return event.getInstant();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    /** Prepares the event behind this view, which was done already before it was queued. */
    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }

    /** Returns the event and its label in brackets, for debugging. */
    @Override
    public String toString() {
        return event + " [" + label + "]";
    }
}
