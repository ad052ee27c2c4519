package io.logclf.bundle;

import static io.logclf.bundle.Bundles.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.bundle.KeywordStageProvider.Gate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a pipeline has counted, over all bundles that it was loaded from. */
class ReloadedCountsTest extends ReloadableFixture {

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
}
