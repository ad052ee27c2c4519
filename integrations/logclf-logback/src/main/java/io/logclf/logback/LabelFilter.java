package io.logclf.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets an appender behind a {@link LabelAppender} have only events with some labels.
 *
 * <pre>{@code
 * <filter class="io.logclf.logback.LabelFilter">
 *   <label>Security Alert</label>
 * </filter>
 * }</pre>
 */
public final class LabelFilter extends Filter<ILoggingEvent> {

    private final Set<String> labels = new HashSet<>();
    private double minConfidence;

    /** For Logback. */
    public LabelFilter() {}

    /** Adds a label; at least one is needed. */
    public void addLabel(String label) {
        labels.add(label);
    }

    /** Sets the lowest confidence, inclusive; defaults to 0. */
    public void setMinConfidence(double confidence) {
        minConfidence = confidence;
    }

    @Override
    public void start() {
        if (labels.isEmpty()) {
            addError("A LabelFilter needs a <label>");
        } else if (!(minConfidence >= 0.0 && minConfidence <= 1.0)) {
            addError("minConfidence must be from 0 to 1: " + minConfidence);
        } else {
            super.start();
        }
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return LabelledEvent.labelled(event)
                        .filter(labelled -> labels.contains(labelled.label()) && labelled.confidence() >= minConfidence)
                        .isPresent()
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }
}
