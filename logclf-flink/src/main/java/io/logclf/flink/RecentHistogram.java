package io.logclf.flink;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * The last 1,024 values. Safe for concurrent use, or for one thread that updates and any that read; a reader may meet a value that is
 * just being replaced.
 */
final class RecentHistogram implements Histogram {

    private static final int SIZE = 1024;

    private final boolean oneThread;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLongArray recent = new AtomicLongArray(SIZE);

    private RecentHistogram(boolean oneThread) {
        this.oneThread = oneThread;
    }

    static RecentHistogram forOneThread() {
        return new RecentHistogram(true);
    }

    static RecentHistogram forManyThreads() {
        return new RecentHistogram(false);
    }

    @Override
    public void update(long value) {
        recent.lazySet((int) (next() % SIZE), value);
    }

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

    private static final class Sorted extends HistogramStatistics {

        private final long[] values;

        Sorted(long[] values) {
            this.values = values;
        }

        /** The smallest value that is at least as large as this share of all; 0 without values. */
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
