package io.logclf.log4j2;

import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * A filter that lets everything through and ends a queue when it is stopped. Log4j stops its appenders in any order, those behind an appender
 * perhaps before it, but filters of loggers before all appenders.
 */
final class FlushAtStop extends AbstractFilter {

    private final Runnable end;

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
