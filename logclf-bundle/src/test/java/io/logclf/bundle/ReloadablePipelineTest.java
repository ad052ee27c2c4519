package io.logclf.bundle;

import static io.logclf.bundle.Bundles.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.AbstainReason;
import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import io.logclf.bundle.KeywordStageProvider.Keywords;
import io.logclf.testkit.FakeClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReloadablePipelineTest extends ReloadableFixture {

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

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get();
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
}
