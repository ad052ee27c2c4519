package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.KeywordStageProvider.Gate;
import io.logclf.bundle.KeywordStageProvider.Keywords;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class ReloadablePipelineTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    @TempDir
    private Path parent;

    private Path folder;
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void saveA() throws IOException {
        folder = parent.resolve("bundle");
        Bundle.save(folder, Bundles.keyword("A"));
        KeywordStageProvider.OPENED.clear();
        KeywordStageProvider.GATES.clear();
        logger().setLevel(Level.DEBUG);
        logged.start();
        logger().addAppender(logged);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        logger().detachAppender(logged);
        logger().setLevel(null);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(ReloadablePipeline.class);
    }

    @Test
    void classifiesLikeThePipelineOfTheBundle() throws Exception {
        List<LogEntry> entries = List.of(LogEntry.of("s", "a word"), LogEntry.of("", "none"));
        try (ClassificationPipeline plain = Bundle.load(folder).pipeline();
                ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            assertThat(pipeline.classifyAll(entries)).isEqualTo(plain.classifyAll(entries));
            assertThat(pipeline.classify("s", "a word")).isEqualTo(plain.classify("s", "a word"));
            assertThat(get(pipeline.classifyAsync(entries.get(0), Runnable::run)))
                    .isEqualTo(plain.classify("s", "a word"));
        }
    }

    @Test
    void reloadTakesTheNewBundleAndClosesTheOldPipeline() throws IOException {
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            // Saving tries it out: that is the second one opened.
            save("B");
            assertThat(label(pipeline)).isEqualTo("A");
            pipeline.reload();
            assertThat(label(pipeline)).isEqualTo("B");
            assertThat(KeywordStageProvider.OPENED.stream().map(Keywords::isClosed))
                    .containsExactly(true, true, false);
            pipeline.reload();
            assertThat(KeywordStageProvider.OPENED.stream().map(Keywords::isClosed))
                    .containsExactly(true, true, true, false);
        }
        assertThat(KeywordStageProvider.OPENED).allMatch(Keywords::isClosed);
    }

    @Test
    void aBrokenBundleIsThrownAndTheOldOneStays() throws IOException {
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [nothing]\n");
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(pipeline::reload)
                    .withMessageContaining("pipeline.yaml:2: the stage 'nothing' needs");
            assertThat(label(pipeline)).isEqualTo("A");
            assertThat(KeywordStageProvider.OPENED).hasSize(1).noneMatch(Keywords::isClosed);
        }
    }

    @Test
    void aBrokenBundleAtTheStartIsThrown() throws IOException {
        Files.delete(folder.resolve("pipeline.yaml"));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> ReloadablePipeline.of(folder))
                .withMessageContaining("pipeline.yaml: no such file");
    }

    @Test
    void aMessageUnderWayIsFinishedByTheOldPipelineWhichIsClosedThen() throws Exception {
        Gate gate = Gate.at("slow word");
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            Future<Classification> single = threads.submit(() -> pipeline.classify("", "slow word"));
            assertUnderWayAcrossReload(pipeline, gate);
            assertThat(single.get().labelOr("none")).isEqualTo("A");
            assertThat(first().isClosed()).isTrue();
        }
    }

    @Test
    void aBatchUnderWayIsFinishedByTheOldPipelineWhichIsClosedThen() throws Exception {
        Gate gate = Gate.at("slow word");
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            List<LogEntry> entries = List.of(LogEntry.of("", "slow word"), LogEntry.of("", "another word"));
            Future<List<Classification>> batch = threads.submit(() -> pipeline.classifyAll(entries));
            assertUnderWayAcrossReload(pipeline, gate);
            assertThat(batch.get().stream().map(c -> c.labelOr("none"))).containsExactly("A", "A");
            assertThat(first().isClosed()).isTrue();
        }
    }

    @Test
    void anAsynchronousMessageIsFinishedByTheOldPipelineEvenIfItWaitsForItsTurn() throws Exception {
        Bundles.write(folder, "format: 1", "stages: [keyword]", "keyword: {remote: true, words: [word], label: A}");
        List<Runnable> waiting = new ArrayList<>();
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            CompletionStage<Classification> async = pipeline.classifyAsync(LogEntry.of("", "word"), waiting::add);
            save("B");
            pipeline.reload();
            assertThat(first().isClosed()).isFalse();
            waiting.get(0).run();
            assertThat(get(async).labelOr("none")).isEqualTo("A");
            assertThat(first().isClosed()).isTrue();
        }
    }

    @Test
    void anAsynchronousMessageThatTheCallerCancelsStillKeepsTheOldPipelineUntilItIsDone() throws Exception {
        Bundles.write(folder, "format: 1", "stages: [keyword]", "keyword: {remote: true, words: [word], label: A}");
        Gate gate = Gate.at("slow word");
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            CompletableFuture<Classification> async = pipeline.classifyAsync(LogEntry.of("", "slow word"), threads)
                    .toCompletableFuture();
            gate.arrived().await();
            assertThat(async.cancel(true)).isTrue();
            save("B");
            pipeline.reload();
            assertThat(first().isClosed()).isFalse();
            gate.open().countDown();
            await(first()::isClosed);
        }
    }

    @Test
    void anExecutorThatRefusesLeavesNothingOpen() throws IOException {
        Bundles.write(folder, "format: 1", "stages: [keyword]", "keyword: {remote: true}");
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            CompletionStage<Classification> async = pipeline.classifyAsync(LogEntry.of("", "word"), work -> {
                throw new RejectedExecutionException("full");
            });
            assertThat(async.toCompletableFuture()).isCompletedExceptionally();
            assertThatExceptionOfType(NullPointerException.class)
                    .isThrownBy(() -> pipeline.classifyAsync(null, Runnable::run));
            pipeline.reload();
            assertThat(first().isClosed()).isTrue();
        }
    }

    @Test
    void aStageThatThrowsLeavesNothingOpen() {
        List<FakeClassifier> opened = new ArrayList<>();
        StageProvider throwing = provider("keyword", opened, entry -> {
            throw new IllegalArgumentException("a bug");
        });
        try (ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).provider(throwing).build()) {
            // Nobody asks for the settings of the bundle, so it is not this one.
            throw new AssertionError(pipeline.toString());
        } catch (BundleException asItShouldBe) {
            assertThat(opened).hasSize(1).allMatch(FakeClassifier::isClosed);
        }
        Bundles.write(folder, "format: 1", "stages: [own]");
        StageProvider own = provider("own", opened, entry -> {
            throw new IllegalArgumentException("a bug");
        });
        try (ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).provider(own).build()) {
            assertThatIllegalArgumentException().isThrownBy(() -> pipeline.classify("", ""));
            assertThatIllegalArgumentException().isThrownBy(() -> pipeline.classifyAll(List.of(LogEntry.of("", ""))));
            pipeline.reload();
            assertThat(opened.stream().map(FakeClassifier::isClosed)).containsExactly(true, true, false);
        }
    }

    @Test
    void closedPipelineRefusesEverything() {
        ReloadablePipeline pipeline = ReloadablePipeline.of(folder);
        pipeline.close();
        pipeline.close();
        assertThat(KeywordStageProvider.OPENED).hasSize(1).allMatch(Keywords::isClosed);
        assertThatIllegalStateException().isThrownBy(() -> pipeline.classify("", ""));
        assertThatIllegalStateException().isThrownBy(() -> pipeline.classifyAll(List.of()));
        assertThatIllegalStateException().isThrownBy(() -> pipeline.classifyAsync(LogEntry.of("", ""), Runnable::run));
        assertThatIllegalStateException().isThrownBy(pipeline::reload);
        assertThat(KeywordStageProvider.OPENED).hasSize(1);
    }

    @Test
    void closingLetsAMessageUnderWayFinish() throws Exception {
        Gate gate = Gate.at("slow word");
        ReloadablePipeline pipeline = ReloadablePipeline.of(folder);
        Future<Classification> single = threads.submit(() -> pipeline.classify("", "slow word"));
        gate.arrived().await();
        pipeline.close();
        assertThat(first().isClosed()).isFalse();
        gate.open().countDown();
        assertThat(single.get().labelOr("none")).isEqualTo("A");
        assertThat(first().isClosed()).isTrue();
    }

    @Test
    void closingWhileABundleIsLoadedClosesThatToo() {
        Bundles.write(folder, "format: 1", "stages: [own]");
        List<FakeClassifier> opened = new ArrayList<>();
        List<ReloadablePipeline> pipelines = new ArrayList<>();
        StageProvider closing = new StageProvider() {
            @Override
            public String type() {
                return "own";
            }

            @Override
            public FakeClassifier open(StageSource source) {
                pipelines.forEach(ReloadablePipeline::close);
                FakeClassifier stage = FakeClassifier.abstaining(AbstainReason.NO_MATCH);
                opened.add(stage);
                return stage;
            }
        };
        ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).provider(closing).build();
        pipelines.add(pipeline);
        assertThatIllegalStateException().isThrownBy(pipeline::reload).withMessage("the pipeline is closed");
        assertThat(opened).hasSize(2).allMatch(FakeClassifier::isClosed);
    }

    @Test
    void countsGoOnWhenABundleIsLoadedAgain() {
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            label(pipeline);
            pipeline.reload();
            label(pipeline);
            label(pipeline);
            assertThat(pipeline.counters()).isEqualTo(Map.of("keyword", Map.of("classified", 3L)));
        }
    }

    @Test
    void countsOfAStageThatWentStay() throws IOException {
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            label(pipeline);
            Bundles.write(folder, "format: 1", "stages: [{type: keyword, name: other}]", "other: {words: [word]}");
            pipeline.reload();
            pipeline.classifyAll(List.of(LogEntry.of("word"), LogEntry.of("none")));
            assertThat(pipeline.counters().keySet()).containsExactly("other", "keyword");
            assertThat(pipeline.counters())
                    .isEqualTo(Map.of("other", Map.of("classified", 2L), "keyword", Map.of("classified", 1L)));
        }
    }

    @Test
    void messagesOfTheOldBundleUnderWayAreCountedToo() throws Exception {
        Gate gate = Gate.at("a gated word");
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            Future<Classification> old = threads.submit(() -> pipeline.classify("", "a gated word"));
            gate.arrived().await();
            pipeline.reload();
            assertThat(classified(pipeline)).isZero();
            gate.open().countDown();
            old.get();
            assertThat(classified(pipeline)).isEqualTo(1);
        }
    }

    @Test
    void noCountFallsDuringBatchesAndReloads() throws Exception {
        int batches = 300;
        AtomicBoolean done = new AtomicBoolean();
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            Future<Integer> falls = threads.submit(() -> {
                int found = 0;
                for (long last = 0; !done.get(); ) {
                    long now = classified(pipeline);
                    found += now < last ? 1 : 0;
                    last = now;
                }
                return found;
            });
            Future<?> reloads = threads.submit(() -> {
                while (!done.get()) {
                    pipeline.reload();
                }
            });
            for (int i = 0; i < batches; i++) {
                pipeline.classifyAll(List.of(LogEntry.of("a word"), LogEntry.of("another"), LogEntry.of("none")));
            }
            done.set(true);
            reloads.get();
            assertThat(falls.get()).isZero();
            assertThat(classified(pipeline)).isEqualTo(3L * batches);
        }
    }

    private static long classified(ReloadablePipeline pipeline) {
        return pipeline.counters().getOrDefault("keyword", Map.of()).getOrDefault("classified", 0L);
    }

    @Test
    void listenersFollow() throws IOException {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        PipelineListener listener = new PipelineListener() {
            @Override
            public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
                told.add(verdict.label().name());
            }
        };
        try (ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).listener(listener).build()) {
            label(pipeline);
            save("B");
            pipeline.reload();
            label(pipeline);
        }
        assertThat(told).containsExactly("A", "B");
    }

    @Test
    void nothingIsLostUnderLoadWhileBundlesAreReplacedAndSomeAreBroken() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Set<String> seen = Collections.synchronizedSet(new TreeSet<>());
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(folder)) {
            List<Future<?>> users = new ArrayList<>();
            for (int user = 0; user < 4; user++) {
                int kind = user;
                users.add(threads.submit(() -> {
                    while (!done.get()) {
                        seen.addAll(labels(pipeline, kind));
                    }
                    return null;
                }));
            }
            for (int round = 0; round < 60; round++) {
                save(round % 2 == 0 ? "B" : "A");
                pipeline.reload();
                assertThat(label(pipeline)).isEqualTo(round % 2 == 0 ? "B" : "A");
                if (round % 10 == 0) {
                    Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [broken]");
                    assertThatExceptionOfType(BundleException.class).isThrownBy(pipeline::reload);
                }
            }
            done.set(true);
            for (Future<?> user : users) {
                user.get();
            }
        }
        assertThat(seen).containsExactly("A", "B");
        // A save opens once to try out, a reload once to use.
        assertThat(KeywordStageProvider.OPENED).hasSize(1 + 60 * 2).allMatch(Keywords::isClosed);
    }

    /** All labels of one call are of one bundle. */
    private static List<String> labels(ClassificationPipeline pipeline, int kind) throws Exception {
        if (kind == 0) {
            List<LogEntry> entries = Collections.nCopies(20, LogEntry.of("", "word"));
            List<String> labels = pipeline.classifyAll(entries).stream()
                    .map(c -> c.labelOr("none"))
                    .distinct()
                    .toList();
            assertThat(labels).hasSize(1);
            return labels;
        }
        if (kind == 1) {
            return List.of(get(pipeline.classifyAsync(LogEntry.of("", "word"), Runnable::run))
                    .labelOr("none"));
        }
        return List.of(label(pipeline));
    }

    @Test
    void aWatchedChangeIsTaken() throws IOException {
        ScheduledThreadPoolExecutor watcher = new ScheduledThreadPoolExecutor(1);
        try (ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build()) {
            assertThat(label(pipeline)).isEqualTo("A");
            save("B");
            await(() -> label(pipeline).equals("B"));
            // In place as well, and of the same size.
            Path file = folder.resolve("pipeline.yaml");
            Files.writeString(file, Files.readString(file).replace("label: B", "label: C"));
            await(() -> label(pipeline).equals("C"));
        } finally {
            watcher.shutdownNow();
        }
        assertThat(logged.list).noneMatch(event -> event.getLevel() == Level.ERROR);
    }

    @Test
    void aWatchedBrokenChangeIsLoggedOnceWithoutLogTextAndTheRepairedOneIsTaken() throws Exception {
        Bundles.writeBoth(folder, "format: 1\nstages: [regex]\n", Bundles.rules("A"));
        Manual watcher = new Manual();
        try (ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build()) {
            Path rules = folder.resolve("rules.yaml");
            Files.writeString(rules, Bundles.RULES.replace("User secret42", "Nobody secret42"));
            for (int look = 0; look < 5; look++) {
                watcher.look();
            }
            assertThat(errors())
                    .containsExactly("The bundle " + folder
                            + " has changed and cannot be used; the one before stays in use: " + rules
                            + ":4: rule 'session': cannot be used");
            assertThat(logged.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO)))
                    .noneMatch(event -> (event.getFormattedMessage() + event.getThrowableProxy()).contains("secret42"));
            assertThat(pipeline.classify("", "User 1 logged in").labelOr("none"))
                    .isEqualTo("A");
            Files.writeString(rules, Bundles.rules("B"));
            watcher.look();
            assertThat(pipeline.classify("", "User 1 logged in").labelOr("none"))
                    .as("a change must stand still for one interval")
                    .isEqualTo("A");
            watcher.look();
            assertThat(pipeline.classify("", "User 1 logged in").labelOr("none"))
                    .isEqualTo("B");
            assertThat(errors()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalArgumentException.class,
                StackOverflowError.class,
                OutOfMemoryError.class,
                NoClassDefFoundError.class,
                AssertionError.class
            })
    void aProviderThatThrowsIsLoggedAndWatchingGoesOn(Class<? extends Throwable> failure) throws Exception {
        Throwable secret = failure.getSimpleName().equals("AssertionError")
                ? new AssertionError("secret")
                : failure.getConstructor(String.class).newInstance("secret");
        Bundles.write(folder, "format: 1", "stages: [own]");
        List<FakeClassifier> opened = new ArrayList<>();
        AtomicBoolean broken = new AtomicBoolean();
        StageProvider own = new StageProvider() {
            @Override
            public String type() {
                return "own";
            }

            @Override
            public FakeClassifier open(StageSource source) {
                if (broken.get()) {
                    throw sneaky(secret);
                }
                FakeClassifier stage = FakeClassifier.abstaining(AbstainReason.NO_MATCH);
                opened.add(stage);
                return stage;
            }
        };
        Manual watcher = new Manual();
        try (ReloadablePipeline pipeline = ReloadablePipeline.builder(folder)
                .provider(own)
                .watch(OFTEN, watcher)
                .build()) {
            broken.set(true);
            Bundles.write(folder, "format: 1", "stages: [own] # other");
            watcher.look();
            watcher.look();
            watcher.look();
            assertThat(errors()).hasSize(1).allMatch(error -> error.endsWith(": " + failure.getName()));
            assertThat(pipeline.classify("", "").label()).isEmpty();
            broken.set(false);
            Bundles.write(folder, "format: 1", "stages: [own] # third");
            watcher.look();
            watcher.look();
            assertThat(opened.stream().map(FakeClassifier::isClosed)).containsExactly(true, false);
        }
    }

    @Test
    void aTouchedFileIsNoChange() throws IOException {
        Manual watcher = new Manual();
        ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build();
        try (pipeline) {
            String content = Files.readString(folder.resolve("pipeline.yaml"));
            Files.delete(folder.resolve("pipeline.yaml"));
            Files.writeString(folder.resolve("pipeline.yaml"), content);
            Files.writeString(folder.resolve(".pipeline.yaml.swp"), "an editor's");
            watcher.look();
            watcher.look();
            assertThat(KeywordStageProvider.OPENED).hasSize(1);
        }
        watcher.look();
        assertThat(watcher.isCancelled()).isTrue();
    }

    @Test
    void aLargeFileThatChangesIsAChange() throws IOException {
        Manual watcher = new Manual();
        ReloadablePipeline pipeline =
                ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build();
        try (pipeline) {
            Files.write(folder.resolve("large.bin"), new byte[3 << 20]);
            watcher.look();
            watcher.look();
            assertThat(KeywordStageProvider.OPENED).hasSize(2);
            Files.write(folder.resolve("large.bin"), new byte[(3 << 20) + 1]);
            watcher.look();
            watcher.look();
            assertThat(KeywordStageProvider.OPENED).hasSize(3);
        }
    }

    @Test
    void anExecutorThatCannotWatchLeavesNothingOpen() {
        ScheduledThreadPoolExecutor watcher = new ScheduledThreadPoolExecutor(1);
        watcher.shutdownNow();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() ->
                        ReloadablePipeline.builder(folder).watch(OFTEN, watcher).build());
        assertThat(KeywordStageProvider.OPENED).hasSize(1).allMatch(Keywords::isClosed);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReloadablePipeline.builder(folder).watch(Duration.ZERO, watcher))
                .withMessage("interval must be positive: PT0S");
    }

    private void assertUnderWayAcrossReload(ReloadablePipeline pipeline, Gate gate) throws Exception {
        gate.arrived().await();
        save("B");
        pipeline.reload();
        assertThat(label(pipeline)).isEqualTo("B");
        assertThat(first().isClosed()).isFalse();
        gate.open().countDown();
    }

    private static Keywords first() {
        return KeywordStageProvider.OPENED.element();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    private void save(String label) throws IOException {
        Bundle.save(folder, Bundles.keyword(label));
    }

    private List<String> errors() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String label(ClassificationPipeline pipeline) {
        return pipeline.classify("", "word").labelOr("none");
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("waited too long")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    private static StageProvider provider(
            String type, List<FakeClassifier> opened, Function<LogEntry, Verdict> answers) {
        return new StageProvider() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public FakeClassifier open(StageSource source) {
                FakeClassifier stage = FakeClassifier.of(answers);
                opened.add(stage);
                return stage;
            }
        };
    }

    /** A watch that looks when the test says so. */
    private static final class Manual extends ScheduledThreadPoolExecutor {

        private Runnable look;
        private CompletableScheduled scheduled;

        Manual() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(
                Runnable command, long initialDelay, long delay, TimeUnit unit) {
            look = command;
            scheduled = new CompletableScheduled();
            return scheduled;
        }

        void look() {
            look.run();
        }

        boolean isCancelled() {
            return scheduled.isCancelled();
        }
    }

    /** A task that is only ever cancelled. */
    private static final class CompletableScheduled extends CompletableFuture<Object>
            implements ScheduledFuture<Object> {
        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
