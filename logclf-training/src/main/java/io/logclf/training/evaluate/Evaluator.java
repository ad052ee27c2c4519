package io.logclf.training.evaluate;

import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;
import io.logclf.training.LabelledEntry;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Asks a bundle about entries whose labels are known, and times its stages. */
public final class Evaluator {

    private static final int CHUNK_ROWS = 100;

    private Evaluator() {}

    /**
     * Classifies every entry by itself, as a live stream would be.
     *
     * @param executor runs the work; stays open
     * @param done told on the calling thread how many rows are done, now and then
     * @return in the order of the entries
     * @throws io.logclf.bundle.BundleException if the bundle cannot be used
     * @throws InterruptedIOException if the thread is interrupted
     */
    public static List<Outcome> run(
            Bundle bundle, List<LabelledEntry> entries, ExecutorService executor, IntConsumer done)
            throws InterruptedIOException {
        StageClock clock = new StageClock();
        List<Future<List<Outcome>>> chunks = new ArrayList<>();
        try (ClassificationPipeline pipeline = bundle.pipeline(clock)) {
            try {
                for (int from = 0; from < entries.size(); from += CHUNK_ROWS) {
                    List<LabelledEntry> chunk = entries.subList(from, Math.min(from + CHUNK_ROWS, entries.size()));
                    chunks.add(executor.submit(() -> chunk.stream()
                            .map(entry -> clock.classify(pipeline, entry))
                            .toList()));
                }
                return collect(chunks, done);
            } finally {
                // After a failure; the pipeline must not be closed under what is still waiting.
                chunks.forEach(chunk -> chunk.cancel(false));
            }
        }
    }

    private static List<Outcome> collect(List<Future<List<Outcome>>> chunks, IntConsumer done)
            throws InterruptedIOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<List<Outcome>> chunk : chunks) {
            outcomes.addAll(finished(chunk));
            done.accept(outcomes.size());
        }
        return outcomes;
    }

    private static <T> T finished(Future<T> future) throws InterruptedIOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
