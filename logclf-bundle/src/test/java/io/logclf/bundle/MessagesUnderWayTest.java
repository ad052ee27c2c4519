package io.logclf.bundle;

import static io.logclf.bundle.Bundles.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.bundle.KeywordStageProvider.Gate;
import io.logclf.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Messages that are being classified while the bundle is replaced or the pipeline closed. */
class MessagesUnderWayTest extends ReloadableFixture {

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
            Await.until(first()::isClosed);
        }
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

    private void assertUnderWayAcrossReload(ReloadablePipeline pipeline, Gate gate) throws Exception {
        gate.arrived().await();
        save("B");
        pipeline.reload();
        assertThat(label(pipeline)).isEqualTo("B");
        assertThat(first().isClosed()).isFalse();
        gate.open().countDown();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get();
    }
}
