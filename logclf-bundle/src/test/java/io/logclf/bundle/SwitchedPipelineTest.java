package io.logclf.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.bundle.KeywordStageProvider.Gate;
import io.logclf.bundle.KeywordStageProvider.Keywords;
import io.logclf.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SwitchedPipelineTest {

    @TempDir
    private Path parent;

    private Path own;
    private Path other;

    @BeforeEach
    void saveTwo() throws IOException {
        own = parent.resolve("own");
        other = parent.resolve("other");
        Bundle.save(own, Bundles.keyword("A"));
        Bundle.save(other, Bundles.keyword("B"));
        KeywordStageProvider.OPENED.clear();
        KeywordStageProvider.GATES.clear();
    }

    @Test
    void goesOverToTheOtherFolderAndBackAndClosesWhatItLeaves() {
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(own)) {
            assertThat(pipeline.folder()).isEqualTo(own);
            pipeline.switchTo(other);
            assertThat(label(pipeline)).isEqualTo("B");
            assertThat(pipeline.folder()).isEqualTo(other);
            assertThat(pipeline.facts().name()).isEqualTo("other");
            assertThat(KeywordStageProvider.OPENED.stream().map(Keywords::isClosed))
                    .containsExactly(true, false);
            pipeline.switchTo(own);
            assertThat(label(pipeline)).isEqualTo("A");
            assertThat(pipeline.folder()).isEqualTo(own);
        }
        assertThat(KeywordStageProvider.OPENED).hasSize(3).allMatch(Keywords::isClosed);
    }

    @Test
    void reloadsTheOtherFolderFromThenOn() throws IOException {
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(own)) {
            pipeline.switchTo(other);
            Bundle.save(own, Bundles.keyword("never"));
            Bundle.save(other, Bundles.keyword("C"));
            pipeline.reload();
            assertThat(label(pipeline)).isEqualTo("C");
        }
    }

    @Test
    void watchesTheOtherFolderFromThenOn() throws IOException {
        ScheduledThreadPoolExecutor watcher = new ScheduledThreadPoolExecutor(1);
        try (ReloadablePipeline pipeline = ReloadablePipeline.builder(own)
                .watch(Duration.ofMillis(5), watcher)
                .build()) {
            pipeline.switchTo(other);
            Bundle.save(own, Bundles.keyword("never"));
            Bundle.save(other, Bundles.keyword("C"));
            Await.until(() -> !label(pipeline).equals("B"));
            assertThat(label(pipeline)).isEqualTo("C");
        } finally {
            watcher.shutdownNow();
        }
    }

    @Test
    void aFolderThatCannotBeUsedChangesNothing() throws IOException {
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(own)) {
            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> pipeline.switchTo(parent.resolve("none")));
            Files.writeString(other.resolve("pipeline.yaml"), "format: 1\nstages: [nothing]\n");
            assertThatExceptionOfType(BundleException.class).isThrownBy(() -> pipeline.switchTo(other));
            assertThat(label(pipeline)).isEqualTo("A");
            assertThat(pipeline.folder()).isEqualTo(own);
            Bundle.save(own, Bundles.keyword("still"));
            pipeline.reload();
            assertThat(label(pipeline)).isEqualTo("still");
        }
    }

    @Test
    void aMessageUnderWayIsFinishedByThePipelineBefore() throws Exception {
        Gate gate = Gate.at("slow word");
        try (ReloadablePipeline pipeline = ReloadablePipeline.of(own)) {
            CompletableFuture<Classification> underWay =
                    CompletableFuture.supplyAsync(() -> pipeline.classify("s", "slow word"));
            gate.arrived().await();
            pipeline.switchTo(other);
            assertThat(label(pipeline)).isEqualTo("B");
            assertThat(KeywordStageProvider.OPENED.element().isClosed()).isFalse();
            gate.open().countDown();
            assertThat(underWay.get().labelOr("none")).isEqualTo("A");
        }
    }

    @Test
    void listenersAndCountsGoOn() {
        AtomicInteger told = new AtomicInteger();
        PipelineListener listener = new PipelineListener() {
            @Override
            public void classified(LogEntry entry, Classification classification, long nanos) {
                told.incrementAndGet();
            }
        };
        try (ReloadablePipeline pipeline =
                ReloadablePipeline.builder(own).listener(listener).build()) {
            pipeline.classify("s", "a word");
            Map<String, Map<String, Long>> before = pipeline.counters();
            pipeline.switchTo(other);
            pipeline.classify("s", "a word");
            assertThat(told).hasValue(2);
            before.forEach((stage, counts) -> counts.forEach((name, count) ->
                    assertThat(pipeline.counters().get(stage).get(name)).isGreaterThanOrEqualTo(count)));
        }
    }

    @Test
    void aClosedOneRefuses() {
        ReloadablePipeline pipeline = ReloadablePipeline.of(own);
        pipeline.close();
        assertThatIllegalStateException().isThrownBy(() -> pipeline.switchTo(other));
        assertThat(KeywordStageProvider.OPENED).allMatch(Keywords::isClosed);
    }

    private static String label(ReloadablePipeline pipeline) {
        return pipeline.classify("s", "a word").labelOr("none");
    }
}
