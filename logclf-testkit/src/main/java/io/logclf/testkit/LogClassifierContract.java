package io.logclf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The contract that every {@link LogClassifier} must pass. A stage's test extends this class and says how
 * to make the stage, and a few entries that it has something to say about:
 *
 * <pre>{@code
 * class MyClassifierTest extends LogClassifierContract {
 *     protected LogClassifier create() { return new MyClassifier(); }
 *     protected List<LogEntry> entries() { return List.of(decidedEntry, abstainedEntry); }
 * }
 * }</pre>
 *
 * <p>It holds the stage to what a pipeline relies on: any text gets a verdict, the same text the same one,
 * alone, in a batch, and next to other threads; counters only rise; closing is final and may be repeated.
 * What a stage is to decide, its own tests say.
 *
 * <p>A stage whose answers depend on something else than the entry, such as a clock or a remote model, is
 * given one that does not change.
 */
public abstract class LogClassifierContract {

    /** The order of a batch is random, and the same each time. */
    private static final long SEED = 20_260_101L;

    private static final int THREADS = 8;
    /** The length of the longest texts: a pipeline takes messages of any length, and none may take minutes. */
    private static final int ONE_MEGABYTE = 1 << 20;

    /** For the classes that extend this one. */
    protected LogClassifierContract() {}

    /**
     * Returns a new, open stage; the contract closes it. Called several times by some tests, which compare
     * two stages: both must be the same.
     */
    protected abstract LogClassifier create();

    /** Returns entries of which the stage decides at least one and abstains from at least one. */
    protected abstract List<LogEntry> entries();

    /** Whoever reads counters keeps them, and reports differences: one that falls would look like a restart. */
    @Test
    void countersAreAlwaysTheSameAndNeverFall() {
        try (LogClassifier stage = create()) {
            List<Counter> counters = stage.counters();
            assertThat(counters).extracting(Counter::name).doesNotHaveDuplicates();
            List<Long> before = counters.stream().map(Counter::count).toList();
            oneByOne(stage, entries());
            stage.classifyAll(entries());
            assertThat(stage.counters()).isEqualTo(counters);
            for (int i = 0; i < counters.size(); i++) {
                assertThat(counters.get(i).count()).isGreaterThanOrEqualTo(before.get(i));
            }
        }
    }

    /** Without this, a stage that always abstains would pass. */
    @Test
    void entriesOfTheTestCoverBothAnswers() {
        try (LogClassifier stage = create()) {
            List<Verdict> verdicts = oneByOne(stage, entries());
            assertThat(verdicts).hasAtLeastOneElementOfType(Verdict.Decided.class);
            assertThat(verdicts).hasAtLeastOneElementOfType(Verdict.Abstained.class);
        }
    }

    /** A pipeline checks its configuration against the labels that its stages tell. */
    @Test
    void decidesOnlyLabelsThatItTellsIfItTellsAny() {
        try (LogClassifier stage = create()) {
            Set<Label> labels = stage.labels();
            for (Verdict verdict : oneByOne(stage, entries())) {
                if (verdict instanceof Verdict.Decided decided && !labels.isEmpty()) {
                    assertThat(labels).contains(decided.label());
                }
            }
            assertThat(stage.labels()).isEqualTo(labels);
        }
    }

    /** Logs have everything in them; a stage that throws would lose the messages of a whole batch. */
    @Test
    void anyTextGetsAVerdict() {
        try (LogClassifier stage = create()) {
            for (LogEntry entry : oddEntries()) {
                assertThat(stage.classify(entry)).isNotNull();
            }
        }
    }

    @Test
    void sameEntryGetsTheSameVerdictAgain() {
        try (LogClassifier stage = create()) {
            assertThat(oneByOne(stage, allEntries())).isEqualTo(oneByOne(stage, allEntries()));
        }
    }

    /** Finds caches that answer with another message's verdict, and buffers that are not cleared. */
    @Test
    void verdictDoesNotDependOnWhatWasAskedBefore() {
        try (LogClassifier stage = create();
                LogClassifier other = create()) {
            List<LogEntry> reversed = allEntries();
            Collections.reverse(reversed);
            List<Verdict> verdicts = new ArrayList<>(oneByOne(other, reversed));
            Collections.reverse(verdicts);
            assertThat(verdicts).isEqualTo(oneByOne(stage, allEntries()));
        }
    }

    /**
     * A batch must not be decided otherwise than its messages alone: results would depend on how a file
     * happens to be cut into batches.
     */
    @Test
    void batchGivesWhatItsEntriesGiveOneByOneInTheirOrder() {
        try (LogClassifier stage = create()) {
            List<LogEntry> batch = new ArrayList<>(allEntries());
            batch.addAll(entries());
            Collections.shuffle(batch, new Random(SEED));
            assertThat(stage.classifyAll(batch)).as("seed %d", SEED).containsExactlyElementsOf(oneByOne(stage, batch));
        }
    }

    @Test
    void emptyBatchGivesNoVerdict() {
        try (LogClassifier stage = create()) {
            assertThat(stage.classifyAll(List.of())).isEmpty();
        }
    }

    @Test
    void concurrentCallersGetWhatOneCallerGets() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (LogClassifier stage = create();
                LogClassifier reference = create()) {
            List<LogEntry> all = allEntries();
            List<Verdict> expected = oneByOne(reference, all);
            List<Callable<List<Verdict>>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                // Each caller in another order: in step with the same entry, nobody notices a shared buffer.
                List<LogEntry> entries = rotated(all, i);
                callers.add(() -> oneByOne(stage, entries));
            }
            List<Future<List<Verdict>>> verdicts = threads.invokeAll(callers);
            for (int i = 0; i < THREADS; i++) {
                assertThat(verdicts.get(i).get()).isEqualTo(rotated(expected, i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nullEntryIsRefused() {
        try (LogClassifier stage = create()) {
            assertThatNullPointerException().isThrownBy(() -> stage.classify(nothing()));
        }
    }

    @Test
    void closeCanBeCalledAgain() {
        LogClassifier stage = create();
        List<Counter> counters = stage.counters();
        stage.close();
        stage.close();
        assertThat(stage.counters()).isEqualTo(counters);
    }

    /** A stage that still answers may do so from memory that is freed. */
    @Test
    void useAfterCloseIsRefused() {
        LogClassifier stage = create();
        stage.close();
        LogEntry entry = entries().get(0);
        assertThatIllegalStateException().isThrownBy(() -> stage.classify(entry));
        assertThatIllegalStateException().isThrownBy(() -> stage.classifyAll(List.of(entry)));
    }

    private List<LogEntry> allEntries() {
        List<LogEntry> all = new ArrayList<>(entries());
        all.addAll(oddEntries());
        return all;
    }

    /**
     * Returns what logs may have and stages may stumble over: nothing, control characters, several lines,
     * other scripts, lone surrogates, a megabyte of words and of one word.
     */
    private static List<LogEntry> oddEntries() {
        List<String> texts = List.of(
                "",
                " \t ",
                "\u0000",
                "two\nlines\r\nand a third",
                "d\u00e9j\u00e0 vu \u65e5\u672c\u8a9e",
                "\ud83d\udd25 disk on fire \ud83d\ude92\ud83d\ude92",
                "lone \ud83d high",
                "\udd25 lone low",
                "word ".repeat(ONE_MEGABYTE / 5),
                "a".repeat(ONE_MEGABYTE));
        List<LogEntry> entries = new ArrayList<>();
        texts.forEach(text -> entries.add(LogEntry.of("", text)));
        entries.add(LogEntry.of("a source that nobody knows", "text"));
        return entries;
    }

    private static List<Verdict> oneByOne(LogClassifier stage, List<LogEntry> entries) {
        return entries.stream().map(stage::classify).toList();
    }

    /** Returns a list that begins at another place. */
    private static <T> List<T> rotated(List<T> list, int distance) {
        List<T> rotated = new ArrayList<>(list);
        Collections.rotate(rotated, distance);
        return rotated;
    }

    @SuppressWarnings("NullAway") // The point of the test: a caller without null checks.
    private static LogEntry nothing() {
        return null;
    }
}
