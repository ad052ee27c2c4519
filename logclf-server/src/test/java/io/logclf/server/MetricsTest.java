package io.logclf.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.StageVerdict;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final LogEntry ENTRY = LogEntry.of("app", "user jo failed");
    private static final Classification DECIDED = new Classification(
            List.of(new StageVerdict("rules", Verdict.decided(new Label("Failure"), 1, new Found("failed")))));
    private static final Classification UNDECIDED =
            new Classification(List.of(new StageVerdict("rules", Verdict.abstained(AbstainReason.NO_MATCH, ""))));

    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void countsRowsAndThoseWithoutALabel() {
        metrics.classified(ENTRY, DECIDED, 1_000);
        metrics.classified(ENTRY, DECIDED, 1_000);
        metrics.classified(ENTRY, UNDECIDED, 1_000);
        assertThat(lines()).contains("logclf_rows_total 3.0", "logclf_rows_unclassified_total 1.0");
    }

    @Test
    void theMessageThatAServerBeginsWithIsNotCountedButAnEqualOneOfAClientIs() {
        metrics.classified(ServerParts.WARM_UP_ENTRY, UNDECIDED, 1_000);
        assertThat(lines()).contains("logclf_rows_total 0.0");
        LogEntry equal = new LogEntry(
                ServerParts.WARM_UP_ENTRY.source(),
                ServerParts.WARM_UP_ENTRY.message(),
                ServerParts.WARM_UP_ENTRY.severity());
        metrics.classified(equal, UNDECIDED, 1_000);
        assertThat(lines()).contains("logclf_rows_total 1.0");
    }

    @Test
    void aGaugeIsReadAtEachScrape() {
        AtomicInteger value = new AtomicInteger(3);
        metrics.gauge("logclf.test.value", "A value", value::get);
        assertThat(lines()).contains("logclf_test_value 3.0");
        value.set(7);
        assertThat(lines()).contains("logclf_test_value 7.0");
    }

    @Test
    void noTextOfAMessageIsInAnyMetric() {
        metrics.classified(ENTRY, DECIDED, 1_000);
        metrics.stageFailed("rules", ENTRY, new IllegalStateException("user jo failed"), 1_000);
        assertThat(metrics.scrape()).doesNotContain("user jo").contains("logclf_rows_total");
    }

    @Test
    void everyMetricIsDescribedAndEveryLineIsOneOrTheOther() {
        assertThat(lines()).allSatisfy(line -> assertThat(line).matches("#.*|[a-z0-9_]+(\\{.*})? \\S+|"));
        assertThat(lines()).contains("# HELP logclf_rows_total Messages classified");
    }

    @Test
    void losesNothingThatManyThreadsCount() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 2_500; i++) {
                    metrics.classified(ENTRY, UNDECIDED, 10);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(lines()).contains("logclf_rows_total 10000.0", "logclf_rows_unclassified_total 10000.0");
    }

    private List<String> lines() {
        return metrics.scrape().lines().toList();
    }

    private record Found(String summary) implements Evidence {}
}
