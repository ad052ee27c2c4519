package io.logclf.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Promise;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import io.logclf.api.text.Masker;
import io.logclf.head.ModelException;
import io.logclf.head.Normalizer;
import io.logclf.testkit.LogClassifierContract;
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

class EmbeddingClassifierTest extends LogClassifierContract {

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

    @Override
    protected LogClassifier create() {
        return EmbeddingClassifier.builder(encoder, head).build();
    }

    @Override
    protected List<LogEntry> entries() {
        return entriesOf(FAMILIAR, "Backup completed successfully.", FAR);
    }

    @Test
    void decidesFamiliarMessagesWithTheirNeighboursAsEvidence() {
        Verdict verdict = classify(head, FAMILIAR);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Decided.class, decided -> {
            assertThat(decided.label()).isEqualTo(Heads.USER_ACTION);
            assertThat(decided.confidence()).isBetween(0.9, 1.0);
            assertThat(decided.alternatives()).extracting(ScoredLabel::label).containsAll(Heads.LABELS);
            assertThat(decided.alternatives().get(0))
                    .isEqualTo(new ScoredLabel(Heads.USER_ACTION, decided.confidence()));
            assertThat(decided.evidence()).isInstanceOfSatisfying(Neighbours.class, evidence -> {
                assertThat(evidence.labels()).isEqualTo(decided.alternatives());
                assertThat(evidence.nearest()).hasSize(3);
                assertThat(evidence.nearest().get(0).template())
                        .isEqualTo(Masker.standard().mask(FAMILIAR));
                assertThat(evidence.nearest().get(0).label()).isEqualTo(Heads.USER_ACTION);
                assertThat(evidence.nearest().get(0).similarity()).isGreaterThan(0.999);
                assertThat(evidence.summary()).contains("User Action").contains("like '");
            });
        });
    }

    @Test
    void everyTrainingMessageGetsItsLabel() {
        for (int label = 0; label < Heads.LABELS.size(); label++) {
            for (String message : Heads.MESSAGES.get(label)) {
                assertThat(((Verdict.Decided) classify(head, message)).label())
                        .as(message)
                        .isEqualTo(Heads.LABELS.get(label));
            }
        }
    }

    @Test
    void abstainsFromTextUnlikeTheTrainingData() {
        assertThat(classify(head, FAR)).isInstanceOfSatisfying(Verdict.Abstained.class, abstained -> {
            assertThat(abstained.detail()).matches("confidence 0\\.\\d{4}, below 0\\.5000.*");
            assertThat(abstained.alternatives()).hasSize(3);
        });
    }

    @Test
    void decidesFromTheThresholdOnAndNotBelow() {
        double confidence = ((Verdict.Decided) classify(head, FAMILIAR)).confidence();
        assertThat(confidence).isLessThan(1);
        EmbeddingHead exact = Heads.of(encoder, confidence);
        EmbeddingHead above = Heads.of(encoder, Math.nextUp(confidence));
        assertThat(classify(exact, FAMILIAR)).isInstanceOf(Verdict.Decided.class);
        assertThat(classify(above, FAMILIAR)).isInstanceOfSatisfying(Verdict.Abstained.class, abstained -> {
            assertThat(abstained.reason()).isEqualTo(AbstainReason.LOW_CONFIDENCE);
            assertThat(abstained.detail()).startsWith("confidence ");
            assertThat(abstained.alternatives().get(0).label()).isEqualTo(Heads.USER_ACTION);
        });
    }

    @Test
    void alwaysDecidesWhateverIsLikeliest() {
        try (EmbeddingClassifier stage = EmbeddingClassifier.builder(encoder, head)
                .promise(Promise.ALWAYS)
                .build()) {
            assertThat(stage.classify(LogEntry.of(FAR))).isInstanceOf(Verdict.Decided.class);
        }
    }

    @Test
    void thresholdOfALabelTakesThePlaceOfThePromise() {
        try (EmbeddingClassifier stage = EmbeddingClassifier.builder(encoder, head)
                .threshold(Heads.USER_ACTION, 1)
                .build()) {
            assertThat(stage.classify(LogEntry.of(FAMILIAR))).isInstanceOf(Verdict.Abstained.class);
        }
        EmbeddingClassifier.Builder builder = EmbeddingClassifier.builder(encoder, head);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.threshold(Heads.BACKUP, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.threshold(new Label("Other"), 1));
    }

    @Test
    void bothHeadsHaveTheirSay() {
        EmbeddingHead alone = new EmbeddingHead(
                head.shared(),
                head.head(),
                head.guard(),
                0,
                head.confidence(),
                head.thresholds(),
                head.encoderFingerprint());
        double both = classify(head, FAMILIAR).alternatives().get(0).score();
        assertThat(both)
                .isNotEqualTo(classify(alone, FAMILIAR).alternatives().get(0).score());
    }

    @Test
    void messagesAreNormalizedAsTheOriginSays() {
        EmbeddingHead unmasked = Heads.of(encoder, 0, Normalizer.none().id(), encoder.fingerprint());
        assertThat(asked(unmasked, FAMILIAR)).containsExactly(FAMILIAR);
        assertThat(asked(head, FAMILIAR)).containsExactly("User  number  logged in.");
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
            stage.classifyAll(entriesOf("User 1 logged in.", "User 2 logged in.", FAR, "User 3 logged in.", FAR));
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
            while (other.getState() != Thread.State.WAITING && other.isAlive()) {
                Thread.onSpinWait();
            }
            release.countDown();
            assertThat(second.get()).isEqualTo(first.get()).isEqualTo(classify(head, FAMILIAR));
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
            assertThat(stage.classify(entry)).isEqualTo(classify(head, FAMILIAR));
            assertThat(stage.classifyAll(List.of(entry))).containsExactly(classify(head, FAMILIAR));
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
    void headOfAnotherEncoderIsRefusedWithTheRemedy() {
        EmbeddingHead other = Heads.of(encoder, 0, Normalizer.standard().id(), "another fingerprint");
        EmbeddingClassifier.Builder builder = EmbeddingClassifier.builder(encoder, other);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(builder::build)
                .withMessageContainingAll(
                        "another encoder", "another fingerprint", encoder.fingerprint(), "train again");
    }

    @Test
    void headForAnotherNormalizerIsRefusedWithTheRemedy() {
        EmbeddingHead other = Heads.of(encoder, 0, "masker-from-long-ago", encoder.fingerprint());
        EmbeddingClassifier.Builder builder = EmbeddingClassifier.builder(encoder, other);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(builder::build)
                .withMessageContainingAll(
                        "masker-from-long-ago", Normalizer.standard().id(), "train it again");
    }

    @Test
    void negativeCacheSizeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmbeddingClassifier.builder(encoder, head).cacheBytes(-1))
                .withMessageContaining("-1");
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

    @Test
    void closingTheStageLeavesTheEncoderOpen() {
        try (OnnxTextEncoder own = OnnxTextEncoder.miniLm()) {
            EmbeddingClassifier.builder(own, head).build().close();
            assertThat(own.encode(FAMILIAR)).isEqualTo(encoder.encode(FAMILIAR));
        }
    }

    @Test
    void isLocal() {
        try (LogClassifier stage = create()) {
            assertThat(stage.isRemote()).isFalse();
        }
    }

    private static Verdict classify(EmbeddingHead trained, String message) {
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(encoder, trained).build()) {
            return stage.classify(LogEntry.of("", message));
        }
    }

    private static List<String> asked(EmbeddingHead trained, String message) {
        CountingEncoder counting = new CountingEncoder(encoder, text -> {});
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(counting, trained).build()) {
            stage.classify(LogEntry.of("", message));
        }
        return counting.asked();
    }

    private static List<Verdict> oneByOne(List<LogEntry> entries) {
        try (EmbeddingClassifier stage =
                EmbeddingClassifier.builder(encoder, head).build()) {
            return entries.stream().map(stage::classify).toList();
        }
    }

    private static List<LogEntry> entriesOf(String... messages) {
        return List.of(messages).stream()
                .map(message -> LogEntry.of("", message))
                .toList();
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
