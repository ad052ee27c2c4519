package io.logclf.flink.runtime;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * A histogram of the last 1,024 values. Flink offers no implementation outside its runtime, and those of Dropwizard would be a
 * dependency of every job.
 *
 * <p>A ring buffer of longs without locks: an update writes one slot, and only a reader sorts. For one thread, the position is
 * advanced without an atomic operation, which an operator whose rules take a microsecond can tell. A reader on another thread may see
 * a mix of old and new values of the slots that are being overwritten, which does not matter for quantiles.
 *
 * <p>The variant for several threads is safe for concurrent use; the one for one thread may be updated by one thread and read by any.
 */
final class RecentHistogram implements Histogram {

    private static final int SIZE = 1024;

    private final boolean oneThread;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLongArray recent = new AtomicLongArray(SIZE);

    private RecentHistogram(boolean oneThread) {
        this.oneThread = oneThread;
    }

    /** Returns a histogram that one thread updates. */
    static RecentHistogram forOneThread() {
        return new RecentHistogram(true);
    }

    /** Returns a histogram that any number of threads update. */
    static RecentHistogram forManyThreads() {
        return new RecentHistogram(false);
    }

    @Override
    public void update(long value) {
        recent.lazySet((int) (next() % SIZE), value);
    }

    /** Returns the number of this value, counted from 0. */
    private long next() {
        if (!oneThread) {
            return count.getAndIncrement();
        }
        long number = count.getPlain();
        count.lazySet(number + 1);
        return number;
    }

    @Override
    public long getCount() {
        return count.get();
    }

    @Override
    public HistogramStatistics getStatistics() {
        long[] values = new long[(int) Math.min(SIZE, count.get())];
        for (int i = 0; i < values.length; i++) {
            values[i] = recent.get(i);
        }
        Arrays.sort(values);
        return new Sorted(values);
    }

    /** A snapshot, sorted. */
    private static final class Sorted extends HistogramStatistics {

        private final long[] values;

        Sorted(long[] values) {
            this.values = values;
        }

        /** Returns the smallest value that is at least as large as this share of all values (the nearest rank); 0 without values. */
        @Override
        public double getQuantile(double quantile) {
            if (values.length == 0) {
                return 0;
            }
            int rank = (int) Math.ceil(quantile * values.length);
            return values[Math.max(0, Math.min(values.length, rank) - 1)];
        }

        @Override
        public long[] getValues() {
            return values.clone();
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double getMean() {
            return Arrays.stream(values).average().orElse(0);
        }

        @Override
        public double getStdDev() {
            double mean = getMean();
            return Math.sqrt(Arrays.stream(values)
                    .mapToDouble(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0));
        }

        @Override
        public long getMax() {
            return values.length == 0 ? 0 : values[values.length - 1];
        }

        @Override
        public long getMin() {
            return values.length == 0 ? 0 : values[0];
        }
    }
}
