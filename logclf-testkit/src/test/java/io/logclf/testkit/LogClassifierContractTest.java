package io.logclf.testkit;

import static io.logclf.testkit.ContractRun.ABSTAINED;
import static io.logclf.testkit.ContractRun.DECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Runs the contract against stages that break it in one way each, and looks at which of its tests notice. */
class LogClassifierContractTest {

    private static final String COUNTERS = "countersAreAlwaysTheSameAndNeverFall";
    private static final String ENTRIES = "entriesOfTheTestCoverBothAnswers";
    private static final String LABELS = "decidesOnlyLabelsThatItTellsIfItTellsAny";
    private static final String ANY_TEXT = "anyTextGetsAVerdict";
    private static final String SAME_AGAIN = "sameEntryGetsTheSameVerdictAgain";
    private static final String INDEPENDENT = "verdictDoesNotDependOnWhatWasAskedBefore";
    private static final String BATCH = "batchGivesWhatItsEntriesGiveOneByOneInTheirOrder";
    private static final String EMPTY_BATCH = "emptyBatchGivesNoVerdict";
    private static final String CONCURRENT = "concurrentCallersGetWhatOneCallerGets";
    private static final String NULL_ENTRY = "nullEntryIsRefused";
    private static final String CLOSE_AGAIN = "closeCanBeCalledAgain";
    private static final String AFTER_CLOSE = "useAfterCloseIsRefused";

    /** The tests that use odd texts: all of them fail if a stage cannot bear one. */
    private static final List<String> WITH_ODD_TEXTS = List.of(ANY_TEXT, SAME_AGAIN, INDEPENDENT, BATCH, CONCURRENT);

    private static final int CALLERS = 8;
    private static final int MEGABYTE = 1 << 20;

    @Test
    void soundStagePassesEveryTest() {
        ContractRun run = ContractRun.of(SoundStage::new);

        assertThat(run.failed()).isEmpty();
        assertThat(run.passed())
                .containsExactlyInAnyOrder(
                        COUNTERS,
                        ENTRIES,
                        LABELS,
                        ANY_TEXT,
                        SAME_AGAIN,
                        INDEPENDENT,
                        BATCH,
                        EMPTY_BATCH,
                        CONCURRENT,
                        NULL_ENTRY,
                        CLOSE_AGAIN,
                        AFTER_CLOSE);
    }

    @Test
    void noticesCountersThatAreOtherOnesEachTime() {
        assertThat(failures(() -> counting(() -> List.of(new Counter("asked")))))
                .containsExactlyInAnyOrder(COUNTERS, CLOSE_AGAIN);
    }

    @Test
    void noticesTwoCountersOfOneName() {
        List<Counter> twice = List.of(new Counter("asked"), new Counter("asked"));

        assertThat(failures(() -> counting(() -> twice))).containsExactly(COUNTERS);
    }

    @Test
    void noticesThatTheStagesOwnEntriesAreAllDecided() {
        assertThat(ContractRun.of(SoundStage::new, List.of(DECIDED)).failed()).containsExactly(ENTRIES);
    }

    @Test
    void noticesThatTheStagesOwnEntriesAreAllAbstainedFrom() {
        assertThat(ContractRun.of(SoundStage::new, List.of(ABSTAINED)).failed()).containsExactly(ENTRIES);
    }

    @Test
    void noticesALabelThatTheStageDoesNotTell() {
        assertThat(failures(() -> new SoundStage() {
                    @Override
                    public Set<Label> labels() {
                        return Set.of(new Label("Another"));
                    }
                }))
                .containsExactly(LABELS);
    }

    @Test
    void noticesAMissingVerdict() {
        assertThat(failures(() -> new SoundStage() {
                    @Override
                    Verdict answer(LogEntry entry) {
                        return entry.message().isEmpty() ? null : super.answer(entry);
                    }
                }))
                .containsExactly(ANY_TEXT);
    }

    @Test
    void noticesAStageThatThrowsOnEmptyText() {
        assertThat(failures(refusing(entry -> entry.message().isEmpty())))
                .containsExactlyInAnyOrderElementsOf(WITH_ODD_TEXTS);
    }

    @Test
    void noticesAStageThatThrowsOnALoneHighSurrogate() {
        assertThat(failures(refusing(entry -> hasCodePoint(entry, 0xd800, 0xdbff))))
                .containsExactlyInAnyOrderElementsOf(WITH_ODD_TEXTS);
    }

    @Test
    void noticesAStageThatThrowsOnALoneLowSurrogate() {
        assertThat(failures(refusing(entry -> hasCodePoint(entry, 0xdc00, 0xdfff))))
                .containsExactlyInAnyOrderElementsOf(WITH_ODD_TEXTS);
    }

    @Test
    void noticesAStageThatThrowsOnAnEmoji() {
        assertThat(failures(refusing(entry -> hasCodePoint(entry, 0x10000, 0x10ffff))))
                .containsExactlyInAnyOrderElementsOf(WITH_ODD_TEXTS);
    }

    @Test
    void noticesAStageThatThrowsOnAMegabyte() {
        assertThat(failures(refusing(entry -> entry.message().length() >= MEGABYTE)))
                .containsExactlyInAnyOrderElementsOf(WITH_ODD_TEXTS);
    }

    @Test
    void noticesAStageThatThrowsOnAnUnknownSource() {
        assertThat(failures(refusing(entry -> !Set.of("CRM", "HR", "").contains(entry.source()))))
                .containsExactlyInAnyOrderElementsOf(WITH_ODD_TEXTS);
    }

    @Test
    void noticesAnAnswerThatChangesWhenAskedAgain() {
        assertThat(failures(() -> new SoundStage() {
                    private final Set<LogEntry> seen = ConcurrentHashMap.newKeySet();

                    @Override
                    Verdict answer(LogEntry entry) {
                        return seen.add(entry) ? super.answer(entry) : abstained();
                    }
                }))
                .containsExactlyInAnyOrder(SAME_AGAIN, BATCH, CONCURRENT);
    }

    @Test
    void noticesACacheThatMixesUpSources() {
        assertThat(failures(() -> new SoundStage() {
                    private final Map<String, Verdict> cache = new ConcurrentHashMap<>();

                    @Override
                    Verdict answer(LogEntry entry) {
                        return cache.computeIfAbsent(entry.message(), message -> super.answer(entry));
                    }
                }))
                .contains(INDEPENDENT)
                .doesNotContain(SAME_AGAIN, BATCH);
    }

    @Test
    void noticesABufferThatConcurrentCallersShare() {
        assertThat(failures(SharedBuffer::new)).containsExactly(CONCURRENT);
    }

    @Test
    void noticesAStageThatWorksOnlyOnTheThreadThatMadeIt() {
        assertThat(failures(() -> new SoundStage() {
                    private final Thread maker = Thread.currentThread();

                    @Override
                    Verdict answer(LogEntry entry) {
                        return Thread.currentThread() == maker ? super.answer(entry) : abstained();
                    }
                }))
                .containsExactly(CONCURRENT);
    }

    @Test
    void noticesAStageThatAnswersANullEntry() {
        assertThat(failures(() -> new SoundStage() {
                    @Override
                    public Verdict classify(LogEntry entry) {
                        return entry == null ? abstained() : super.classify(entry);
                    }
                }))
                .containsExactly(NULL_ENTRY);
    }

    @Test
    void noticesASecondCloseThatThrows() {
        assertThat(failures(() -> new SoundStage() {
                    @Override
                    public void close() {
                        if (isClosed()) {
                            throw new IllegalStateException("closed already");
                        }
                        super.close();
                    }
                }))
                .containsExactly(CLOSE_AGAIN);
    }

    @Test
    void noticesAStageThatCanBeUsedAfterClose() {
        assertThat(failures(() -> new SoundStage() {
                    @Override
                    public void close() {}
                }))
                .containsExactly(AFTER_CLOSE);
    }

    @Test
    void noticesAStageThatTakesBatchesAfterClose() {
        assertThat(failures(() -> new SoundStage() {
                    @Override
                    public List<Verdict> classifyAll(List<LogEntry> entries) {
                        return entries.stream().map(this::answer).toList();
                    }
                }))
                .containsExactly(AFTER_CLOSE);
    }

    private static List<String> failures(Supplier<LogClassifier> stage) {
        return ContractRun.of(stage).failed();
    }

    private static LogClassifier counting(Supplier<List<Counter>> counters) {
        return new SoundStage() {
            @Override
            public List<Counter> counters() {
                return counters.get();
            }
        };
    }

    private static Supplier<LogClassifier> refusing(Predicate<LogEntry> refused) {
        return () -> new SoundStage() {
            @Override
            Verdict answer(LogEntry entry) {
                if (refused.test(entry)) {
                    throw new IllegalArgumentException("not with me");
                }
                return super.answer(entry);
            }
        };
    }

    private static boolean hasCodePoint(LogEntry entry, int from, int to) {
        return entry.message().codePoints().anyMatch(c -> c >= from && c <= to);
    }

    /** Reads the entry from a field, after all callers but its maker have written theirs there. */
    private static final class SharedBuffer extends SoundStage {

        private final Thread maker = Thread.currentThread();
        private final CyclicBarrier allHaveWritten = new CyclicBarrier(CALLERS);
        private final CyclicBarrier allHaveRead = new CyclicBarrier(CALLERS);
        private volatile LogEntry buffer;

        @Override
        Verdict answer(LogEntry entry) {
            if (Thread.currentThread() == maker) {
                return super.answer(entry);
            }
            buffer = entry;
            await(allHaveWritten);
            Verdict verdict = super.answer(buffer);
            await(allHaveRead);
            return verdict;
        }

        private static void await(CyclicBarrier barrier) {
            try {
                barrier.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("the contract no longer has " + CALLERS + " callers", e);
            }
        }
    }
}
