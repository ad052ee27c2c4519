package io.logclf.log4j2;

import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * A filter that accepts every event and runs an action when it is stopped. It ends the queue of a {@link LabelAppender} at the right
 * moment: Log4j stops its appenders in no particular order, so the appenders behind it might be stopped first, and would lose what is
 * still queued. Filters of loggers are stopped before all appenders.
 */
final class FlushAtStop extends AbstractFilter {

    private final Runnable end;

    /** @param end runs on the thread that stops Log4j; may be called more than once */
    FlushAtStop(Runnable end) {
        super(Result.NEUTRAL, Result.NEUTRAL);
        this.end = end;
    }

    @Override
    public boolean stop(long timeout, TimeUnit timeUnit) {
        end.run();
        return super.stop(timeout, timeUnit);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
