package io.logclf.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.HashSet;
import java.util.Set;

/**
 * A filter for appenders behind a {@link LabelAppender} that accepts only events with certain labels, and of these only those with a
 * sufficient confidence.
 *
 * <pre>{@code
 * <filter class="io.logclf.logback.LabelFilter">
 *   <label>Security Alert</label>
 *   <minConfidence>0.9</minConfidence>
 * </filter>
 * }</pre>
 *
 * <p>It is neutral to events that it accepts and denies all others, those without a label included. Safe for concurrent use once it is
 * started.
 */
public final class LabelFilter extends Filter<ILoggingEvent> {

    private final Set<String> labels = new HashSet<>();
    private double minConfidence;

    /** Called by Logback. */
    public LabelFilter() {}

    /** Adds a label, compared exactly; at least one is required. */
    public void addLabel(String label) {
        labels.add(label);
    }

    /** Sets the lowest confidence, inclusive, from 0 to 1; defaults to 0. */
    public void setMinConfidence(double confidence) {
        minConfidence = confidence;
    }

    /** Starts the filter. Without a label, or with a confidence out of range, it reports an error to Logback's status and stays stopped. */
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
