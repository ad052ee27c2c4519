package io.logclf.log4j2;

import java.util.Set;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * A filter for appenders behind a {@link LabelAppender} that accepts only events with certain labels:
 *
 * <pre>{@code
 * <File name="ALERTS" fileName="alerts.log">
 *   <LabelFilter labels="Security Alert, Critical Error"/>
 * </File>
 * }</pre>
 *
 * <p>It is neutral to events that have one of the labels and denies all others, those without a label included. Immutable and safe for
 * concurrent use.
 */
@Plugin(name = "LabelFilter", category = Node.CATEGORY, elementType = Filter.ELEMENT_TYPE, printObject = true)
public final class LabelFilter extends AbstractFilter {

    private final Set<String> labels;

    private LabelFilter(Set<String> labels) {
        super(Result.NEUTRAL, Result.DENY);
        this.labels = labels;
    }

    /**
     * Returns a filter.
     *
     * @param labels the names of labels, separated by commas; compared exactly
     */
    @PluginFactory
    public static LabelFilter of(@PluginAttribute("labels") String labels) {
        return new LabelFilter(Set.of(labels.strip().split("\\s*,\\s*", -1)));
    }

    @Override
    public Result filter(LogEvent event) {
        String label = event.getContextData().getValue(LabelAppender.LABEL);
        return label != null && labels.contains(label) ? onMatch : onMismatch;
    }

    @Override
    public String toString() {
        return "LabelFilter" + labels;
    }
}
