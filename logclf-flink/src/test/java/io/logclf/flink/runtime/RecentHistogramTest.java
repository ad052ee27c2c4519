package io.logclf.flink.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.metrics.HistogramStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentHistogramTest {

    @Test
    void withoutValuesAllFiguresAreZero() {
        HistogramStatistics none = RecentHistogram.forOneThread().getStatistics();
        assertThat(none.size()).isZero();
        assertThat(none.getMin()).isZero();
        assertThat(none.getMax()).isZero();
        assertThat(none.getMean()).isZero();
        assertThat(none.getStdDev()).isZero();
        assertThat(none.getQuantile(0.5)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "0.01,1", "0.5,50", "0.501,51", "0.99,99", "1,100"})
    void aQuantileIsTheNearestRank(double quantile, double expected) {
        RecentHistogram histogram = RecentHistogram.forOneThread();
        LongStream.rangeClosed(1, 100).map(i -> 101 - i).forEach(histogram::update);
        assertThat(histogram.getStatistics().getQuantile(quantile)).isEqualTo(expected);
    }

    @Test
    void meanAndDeviationAreThoseOfAllValues() {
        RecentHistogram histogram = RecentHistogram.forManyThreads();
        for (long value : new long[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            histogram.update(value);
        }
        assertThat(histogram.getStatistics().getMean()).isEqualTo(5);
        assertThat(histogram.getStatistics().getStdDev()).isEqualTo(2);
        assertThat(histogram.getStatistics().getMin()).isEqualTo(2);
        assertThat(histogram.getStatistics().getMax()).isEqualTo(9);
        assertThat(histogram.getStatistics().getValues()).containsExactly(2, 4, 4, 4, 5, 5, 7, 9);
    }

    @Test
    void onlyTheLastThousandValuesCountAndAllAreCounted() {
        RecentHistogram histogram = RecentHistogram.forOneThread();
        LongStream.range(0, 3_000).forEach(histogram::update);
        assertThat(histogram.getCount()).isEqualTo(3_000);
        assertThat(histogram.getStatistics().size()).isEqualTo(1_024);
        assertThat(histogram.getStatistics().getMin()).isEqualTo(3_000 - 1_024);
        assertThat(histogram.getStatistics().getMax()).isEqualTo(2_999);
    }

    @Test
    void aSnapshotDoesNotChangeAnyMore() {
        RecentHistogram histogram = RecentHistogram.forOneThread();
        histogram.update(1);
        HistogramStatistics before = histogram.getStatistics();
        before.getValues()[0] = 7;
        histogram.update(2);
        assertThat(before.getValues()).containsExactly(1);
    }

    @Test
    void noValueOfSeveralThreadsIsLost() throws InterruptedException {
        RecentHistogram histogram = RecentHistogram.forManyThreads();
        SharedCounter counter = new SharedCounter();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int k = 0; k < 20_000; k++) {
                    histogram.update(5);
                    counter.inc(2);
                    counter.dec();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(histogram.getCount()).isEqualTo(80_000);
        assertThat(histogram.getStatistics().getValues()).hasSize(1_024).containsOnly(5);
        assertThat(counter.getCount()).isEqualTo(80_000);
        counter.inc();
        counter.dec(80_001);
        assertThat(counter.getCount()).isZero();
    }
}
