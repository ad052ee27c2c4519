package io.logclf.training.train.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Work on the caller's executor, with results in the order of what they are computed from.
 *
 * The calling thread waits. An executor with few threads must therefore not run work that itself waits for
 * the same executor: all its threads could be waiting. {@code Runnable::run} works on the calling thread.
 */
public final class Parallel {

    /**
     * Items of a portion: enough that a batch of the encoder is full, and few enough that threads end
     * together.
     */
    private static final int PORTION = 64;

    private Parallel() {}

    /**
     * Returns one result for each item.
     *
     * @param work gets a portion of the items, and returns as many results in their order
     * @param executor runs a task for each portion
     */
    public static <T, R> List<R> inPortions(List<T> items, Function<List<T>, List<R>> work, Executor executor) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < items.size(); from += PORTION) {
            portions.add(items.subList(from, Math.min(from + PORTION, items.size())));
        }
        return map(portions, work, executor).stream().flatMap(List::stream).toList();
    }

    /**
     * Returns one result for each item, in their order. If work fails, the exception of the first item that
     * failed is thrown as it is, after all tasks before it have ended; tasks behind it may still run.
     *
     * @param executor runs a task for each item; items must not wait for it themselves
     */
    public static <T, R> List<R> map(List<T> items, Function<T, R> work, Executor executor) {
        List<CompletableFuture<R>> futures = items.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> work.apply(item), executor))
                .toList();
        try {
            return futures.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
