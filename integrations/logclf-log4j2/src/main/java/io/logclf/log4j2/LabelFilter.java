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
 * Lets an appender behind a {@link LabelAppender} have only events with some labels: {@code <LabelFilter labels="Security Alert"/>}.
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
     * @param labels with commas between them
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
