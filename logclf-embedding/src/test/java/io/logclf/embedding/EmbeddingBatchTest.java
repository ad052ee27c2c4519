package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.Counter;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.testkit.Await;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddingBatchTest {

    private static final long SEED = 20_260_315L;
    private static final String FAMILIAR = "User 815 logged in.";
    private static final String FAR = "The recipe wants three eggs, butter and a pinch of cinnamon.";
    private static OnnxTextEncoder encoder;
    private static EmbeddingHead head;

    @BeforeAll
    static void open() {
        encoder = OnnxTextEncoder.miniLm();
        head = Heads.of(encoder);
    }

    @AfterAll
    static void closeEncoder() {
        encoder.close();
    }

    @Test
    void verdictsAreTheSameWithAndWithoutCache() {
        List<LogEntry> entries = randomEntries(200);
        try (EmbeddingClassifier cached =
                        EmbeddingClassifier.builder(encoder, head).build();
                EmbeddingClassifier crowded = EmbeddingClassifier.builder(encoder, head)
                        .cacheBytes(2_000)
                        .build();
                EmbeddingClassifier uncached =
                        EmbeddingClassifier.builder(encoder, head).cacheBytes(0).build()) {
            for (LogEntry entry : entries) {
                Verdict expected = uncached.classify(entry);
                assertThat(cached.classify(entry)).as("seed %d", SEED).isEqualTo(expected);
                assertThat(crowded.classify(entry)).as("seed %d", SEED).isEqualTo(expected);
            }
        }
    }

    @Test
    void batchOnAnExecutorGivesWhatItsEntriesGiveOneByOne() {
        List<LogEntry> entries = randomEntries(60);
        List<Verdict> expected = oneByOne(entries);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(encoder, head).executor(threads).build()) {
            assertThat(stage.classifyAll(entries)).as("seed %d", SEED).isEqualTo(expected);
            assertThat(stage.classifyAll(entries)).as("seed %d", SEED).isEqualTo(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void batchFromWithinItsOwnSingleThreadedExecutorEnds() throws InterruptedException, ExecutionException {
        List<LogEntry> entries = randomEntries(20);
        ExecutorService single = Executors.newSingleThreadExecutor();
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(encoder, head).executor(single).build()) {
            assertThat(single.submit(() -> stage.classifyAll(entries)).get())
                    .as("seed %d", SEED)
                    .isEqualTo(oneByOne(entries));
        } finally {
            single.shutdownNow();
        }
    }

    @Test
    void batchWithAnExecutorThatRejectsIsWorkedOffByTheCaller() {
        List<LogEntry> entries = randomEntries(20);
        try (EmbeddingClassifier stage = EmbeddingClassifier.builder(encoder, head)
                .executor(work -> {
                    throw new RejectedExecutionException("no room");
                })
                .build()) {
            assertThat(stage.classifyAll(entries)).as("seed %d", SEED).isEqualTo(oneByOne(entries));
        }
    }

    @Test
    void batchEncodesEachMaskedTextOnceEvenWithoutCache() {
        CountingEncoder counting = new CountingEncoder(encoder, text -> {});
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(counting, head).cacheBytes(0).build()) {
            stage.classifyAll(
                    Answers.entriesOf("User 1 logged in.", "User 2 logged in.", FAR, "User 3 logged in.", FAR));
        }
        assertThat(counting.asked()).containsExactly("User  number  logged in.", FAR);
    }

    @Test
    void callersThatMissTheSameTemplateAtTheSameTimeEncodeItOnce() throws InterruptedException, ExecutionException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountingEncoder counting = new CountingEncoder(encoder, text -> {
            entered.countDown();
            await(release);
        });
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(counting, head).build()) {
            FutureTask<Verdict> first = new FutureTask<>(() -> stage.classify(LogEntry.of("", "User 1 logged in.")));
            FutureTask<Verdict> second = new FutureTask<>(() -> stage.classify(LogEntry.of("", "User 2 logged in.")));
            new Thread(first).start();
            entered.await();
            Thread other = new Thread(second);
            other.start();
            // It comes to rest either behind the first caller, or wrongly in the encoder.
            Await.until(() -> other.getState() == Thread.State.WAITING || !other.isAlive());
            release.countDown();
            assertThat(second.get()).isEqualTo(first.get()).isEqualTo(Answers.classify(encoder, head, FAMILIAR));
        }
        assertThat(counting.asked()).hasSize(1);
    }

    @Test
    void failureOfTheEncoderPassesThroughAndTheNextCallWorks() {
        AtomicBoolean failing = new AtomicBoolean();
        CountingEncoder flaky = new CountingEncoder(encoder, text -> {
            if (failing.get()) {
                throw new IllegalStateException("the encoder fails");
            }
        });
        LogEntry entry = LogEntry.of("", FAMILIAR);
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(flaky, head).build()) {
            failing.set(true);
            assertThatIllegalStateException()
                    .isThrownBy(() -> stage.classify(entry))
                    .withMessage("the encoder fails");
            assertThatIllegalStateException()
                    .isThrownBy(() -> stage.classifyAll(List.of(entry)))
                    .withMessage("the encoder fails");
            failing.set(false);
            assertThat(stage.classify(entry)).isEqualTo(Answers.classify(encoder, head, FAMILIAR));
            assertThat(stage.classifyAll(List.of(entry))).containsExactly(Answers.classify(encoder, head, FAMILIAR));
        }
    }

    @Test
    void tenTimesTheLinesOfTheSameTemplatesCauseNoMoreEncoderCalls() {
        CountingEncoder counting = new CountingEncoder(encoder, text -> {});
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(counting, head).build()) {
            stage.classifyAll(numbered(0, 100));
            int once = counting.asked().size();
            assertThat(once).isEqualTo(2);
            stage.classifyAll(numbered(100, 1_000));
            numbered(1_000, 1_100).forEach(stage::classify);
            assertThat(counting.asked()).hasSize(once);
        }
    }

    @Test
    void countsNeverFallWhileBatchesAreEncoded() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        AtomicBoolean done = new AtomicBoolean();
        int batches = 20;
        List<LogEntry> batch = List.of(
                LogEntry.of("User 1 logged in"), LogEntry.of("User 2 logged in"), LogEntry.of("Backup of db7 done"));
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(encoder, head).cacheBytes(0).build()) {
            Future<Integer> falls = threads.submit(() -> {
                int found = 0;
                Map<String, Long> last = counts(stage);
                while (!done.get()) {
                    Map<String, Long> now = counts(stage);
                    found += now.entrySet().stream()
                                    .anyMatch(count -> count.getValue() < last.getOrDefault(count.getKey(), 0L))
                            ? 1
                            : 0;
                    last.putAll(now);
                }
                return found;
            });
            Callable<Integer> half = () -> {
                for (int i = 0; i < batches; i++) {
                    stage.classifyAll(batch);
                }
                return batches;
            };
            for (Future<Integer> finished : threads.invokeAll(List.of(half, half))) {
                finished.get();
            }
            done.set(true);
            assertThat(falls.get()).isZero();
            // Two of the three messages are one when normalized, so a batch encodes two and shares one.
            assertThat(counts(stage)).isEqualTo(Map.of("encoded", 4L * batches, "cache_hits", 2L * batches));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aVerdictThatIsKnownIsACacheHit() {
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(encoder, head).build()) {
            stage.classify(LogEntry.of("User 1 logged in"));
            stage.classify(LogEntry.of("User 2 logged in"));
            stage.classifyAll(List.of(LogEntry.of("User 3 logged in"), LogEntry.of("Backup of db7 done")));
            assertThat(counts(stage)).isEqualTo(Map.of("encoded", 2L, "cache_hits", 2L));
        }
    }

    private static Map<String, Long> counts(LogClassifier stage) {
        return stage.counters().stream()
                .collect(Collectors.toMap(Counter::name, Counter::count, Long::sum, HashMap::new));
    }

    private static List<Verdict> oneByOne(List<LogEntry> entries) {
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(encoder, head).build()) {
            return entries.stream().map(stage::classify).toList();
        }
    }

    private static List<LogEntry> numbered(int from, int to) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(
                    LogEntry.of("", i % 2 == 0 ? "User " + i + " logged in." : "Backup of " + i + " files failed."));
        }
        return entries;
    }

    /** Words of the training messages and a few others in any order, so that some are known, near, far and repeated. */
    private static List<LogEntry> randomEntries(int count) {
        Random random = new Random(SEED);
        List<String> messages = new ArrayList<>();
        Heads.MESSAGES.forEach(messages::addAll);
        messages.add(FAR);
        List<String> words = List.of(String.join(" ", messages).split(" "));
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> some = new ArrayList<>();
            for (int word = random.nextInt(8); word >= 0; word--) {
                some.add(words.get(random.nextInt(words.size())));
            }
            String message =
                    random.nextBoolean() ? messages.get(random.nextInt(messages.size())) : String.join(" ", some);
            entries.add(LogEntry.of("", message.replace("4711", Integer.toString(random.nextInt(1_000_000)))));
        }
        Collections.shuffle(entries, random);
        return entries;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
