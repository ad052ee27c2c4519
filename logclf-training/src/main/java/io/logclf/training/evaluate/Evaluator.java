package io.logclf.training.evaluate;

import io.logclf.api.ClassificationPipeline;
import io.logclf.training.LabelledEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * Runs a pipeline over entries whose labels are known.
 *
 * <pre>{@code
 * Metrics metrics = Metrics.of(Evaluator.run(pipeline, entries, executor, rows -> {}));
 * }</pre>
 */
public final class Evaluator {

    /** Rows of a task: few enough that progress is reported often. */
    private static final int CHUNK_ROWS = 100;

    private Evaluator() {}

    /**
     * Classifies every entry by itself, as a live stream would be. If one fails, its exception is thrown,
     * and what has not started does not.
     *
     * @param pipeline stays the caller's
     * @param executor runs the work, and must not be what the calling thread belongs to if its threads are
     *     few
     * @param done told on the calling thread how many rows are done, now and then
     * @return in the order of the entries, without times of stages
     */
    public static List<Outcome> run(
            ClassificationPipeline pipeline, List<LabelledEntry> entries, Executor executor, IntConsumer done) {
        return run(pipeline, new StageClock(), entries, executor, done);
    }

    /** @param clock gives the outcomes their times, if the pipeline tells it what happens */
    static List<Outcome> run(
            ClassificationPipeline pipeline,
            StageClock clock,
            List<LabelledEntry> entries,
            Executor executor,
            IntConsumer done) {
        List<CompletableFuture<List<Outcome>>> chunks = new ArrayList<>();
        try {
            for (int from = 0; from < entries.size(); from += CHUNK_ROWS) {
                List<LabelledEntry> chunk = entries.subList(from, Math.min(from + CHUNK_ROWS, entries.size()));
                chunks.add(CompletableFuture.supplyAsync(
                        () -> chunk.stream()
                                .map(entry -> clock.classify(pipeline, entry))
                                .toList(),
                        executor));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (CompletableFuture<List<Outcome>> chunk : chunks) {
                outcomes.addAll(chunk.join());
                done.accept(outcomes.size());
            }
            return outcomes;
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException bug ? bug : e;
        } finally {
            // After a failure, what is still waiting must not start: the caller may close the pipeline.
            chunks.forEach(chunk -> chunk.cancel(false));
        }
    }
}
