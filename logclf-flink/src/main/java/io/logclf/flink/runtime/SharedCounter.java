package io.logclf.flink.runtime;

import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Counter;

/**
 * A counter that several threads may increment, such as those of remote calls; Flink's {@code SimpleCounter} is for one. Striped, so
 * that threads do not contend. Safe for concurrent use.
 */
final class SharedCounter implements Counter {

    private final LongAdder count = new LongAdder();

    @Override
    public void inc() {
        count.increment();
    }

    @Override
    public void inc(long n) {
        count.add(n);
    }

    @Override
    public void dec() {
        count.decrement();
    }

    @Override
    public void dec(long n) {
        count.add(-n);
    }

    @Override
    public long getCount() {
        return count.sum();
    }
}
