package io.logclf.training.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Work on the caller's executor, with results in the order of what they are made from. */
final class Parallel {

    private static final int PORTION = 64;

    private Parallel() {}

    /** Returns one result for each item; {@code work} gets portions and returns as many results. */
    static <T, R> List<R> inPortions(List<T> items, Function<List<T>, List<R>> work, Executor executor) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < items.size(); from += PORTION) {
            portions.add(items.subList(from, Math.min(from + PORTION, items.size())));
        }
        return map(portions, work, executor).stream().flatMap(List::stream).toList();
    }

    /** Returns one result for each item. Items must not wait for the executor themselves. */
    static <T, R> List<R> map(List<T> items, Function<T, R> work, Executor executor) {
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
