package io.logclf.embedding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks on the calling thread and, where an executor has threads to spare, on others.
 *
 * <p>Threads take the next task from a common counter, so that none waits for a slow one. Simpler ways
 * hang: a caller that only submits tasks and waits for them never ends if it runs on the last thread of the
 * executor itself.
 */
final class SharedWork {

    /**
     * How many texts one task of a batch encodes at most, and how many tasks each core gets at least:
     * enough for tasks that happen to be long to be made up for by others, and few enough for texts of like
     * length to be together.
     */
    private static final int MAX_PORTION = 64;

    private static final int PORTIONS_PER_CORE = 4;

    private SharedWork() {}

    /**
     * Runs an action on each of some items, and returns when all are done. The caller waits only for what
     * another thread has begun, so that an executor without a free thread, or the one that the caller
     * itself runs on, delays nothing.
     *
     * @param items in the order in which they are begun
     * @param action must be safe for concurrent use, if there is an executor
     * @param executor stays the caller's; used by at most as many helpers as there are processors, less one
     * @throws RuntimeException what {@code action} threw for the first item that it failed for; the other
     *     items are done all the same
     */
    static <T> void run(List<T> items, Consumer<T> action, Optional<Executor> executor) {
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            begun.add(new CompletableFuture<>());
        }
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                CompletableFuture<Void> done = begun.get(i);
                try {
                    action.accept(items.get(i));
                    done.complete(null);
                } catch (RuntimeException | Error e) {
                    // For the caller, who waits for it.
                    done.completeExceptionally(e);
                }
            }
        };
        int helpers = Math.min(items.size(), Runtime.getRuntime().availableProcessors()) - 1;
        for (int i = 0; i < helpers && executor.isPresent(); i++) {
            try {
                executor.get().execute(worker);
            } catch (RejectedExecutionException e) {
                // No thread to spare: the caller does it all.
                break;
            }
        }
        worker.run();
        try {
            begun.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /**
     * Divides texts into tasks: texts of like length together, since an encoder may gain from those, and
     * several tasks for every core.
     */
    static List<List<String>> portions(List<String> texts) {
        List<String> byLength =
                texts.stream().sorted(Comparator.comparingInt(String::length)).toList();
        int cores = Runtime.getRuntime().availableProcessors();
        int size = Math.max(1, Math.min(MAX_PORTION, texts.size() / (PORTIONS_PER_CORE * cores)));
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += size) {
            portions.add(byLength.subList(from, Math.min(from + size, texts.size())));
        }
        return portions;
    }
}
