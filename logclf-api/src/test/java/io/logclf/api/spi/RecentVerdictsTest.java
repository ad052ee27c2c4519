package io.logclf.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.AbstainReason;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecentVerdictsTest {

    private final RecentVerdicts recent = new RecentVerdicts();
    private final List<LogEntry> asked = new ArrayList<>();

    @Test
    void asksTwiceForEqualEntriesAndThenNoMore() {
        verdict(LogEntry.of("web", "disk full"));
        Verdict second = verdict(LogEntry.of("web", "disk full"));
        assertThat(verdict(LogEntry.of("web", "disk full"))).isSameAs(second);
        assertThat(verdict(LogEntry.of("web", "disk full"))).isSameAs(second);
        assertThat(asked).hasSize(2);
    }

    @Test
    void keepsWhatComesAgainWhileOthersComeOnce() {
        for (int i = 0; i < 1_000; i++) {
            verdict(LogEntry.of("web", "disk full"));
            verdict(LogEntry.of("web", "disk " + i + " full"));
        }
        assertThat(asked.stream().filter(LogEntry.of("web", "disk full")::equals))
                .hasSizeLessThan(10);
    }

    @Test
    void asksAgainIfAnyPartDiffers() {
        verdict(LogEntry.of("web", "disk full"));
        verdict(LogEntry.of("web", "disk full"));
        asked.clear();
        verdict(LogEntry.of("shop", "disk full"));
        verdict(new LogEntry("shop", "disk full", Severity.of("ERROR")));
        verdict(LogEntry.of("web", "disk fuLl"));
        assertThat(asked).hasSize(3);
    }

    @Test
    void keepsEntriesOfOneHashApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        for (String message : List.of("Aa", "Aa", "BB", "BB", "Aa", "BB", "Aa")) {
            assertThat(detail(verdict(LogEntry.of(message)))).isEqualTo(message);
        }
    }

    @Test
    void keepsNoLongMessages() {
        LogEntry entry = LogEntry.of("x".repeat(10_000));
        verdict(entry);
        verdict(entry);
        assertThat(asked).hasSize(2);
    }

    @Test
    void givesEveryThreadItsOwnVerdicts() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int task = 0; task < 4; task++) {
                tasks.add(() -> {
                    boolean right = true;
                    for (int i = 0; i < 50_000; i++) {
                        LogEntry entry = LogEntry.of("message " + i % 5_000);
                        right &= detail(recent.get(entry, RecentVerdictsTest::answer))
                                .equals(entry.message());
                    }
                    return right;
                });
            }
            for (Future<Boolean> right : threads.invokeAll(tasks)) {
                assertThat(right.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Verdict verdict(LogEntry entry) {
        return recent.get(entry, missed -> {
            asked.add(missed);
            return answer(missed);
        });
    }

    private static Verdict answer(LogEntry entry) {
        return Verdict.abstained(AbstainReason.NO_MATCH, entry.message());
    }

    private static String detail(Verdict verdict) {
        return ((Verdict.Abstained) verdict).detail();
    }
}
