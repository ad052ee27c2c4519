package io.logclf.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.logclf.api.Counter;
import io.logclf.api.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Verdicts by text, the least useful ones evicted when they fill the memory they may have. Callers that
 * need one text at the same time compute it once: the first puts a future into the cache, and the others
 * wait for it. If the first one fails, its exception is its own, the entry is removed, and those that
 * waited compute for themselves. Safe for concurrent use.
 *
 * <p>A recursive computation of the same text would wait for itself; classifying a text never classifies
 * another.
 */
final class VerdictCache {

    /**
     * About what an entry takes besides its text, in bytes: node and future of Caffeine, the verdict with its lists of
     * labels and neighbours, whose labels and templates are shared.
     */
    private static final int ENTRY_BYTES = 700;

    private final Cache<String, CompletableFuture<Verdict>> cache;
    private final Counter hits;

    /**
     * @param maxBytes about how much memory the entries may take
     * @param hits counts the single texts whose verdict was computed for another
     */
    VerdictCache(long maxBytes, Counter hits) {
        this.hits = hits;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String text, CompletableFuture<Verdict> verdict) ->
                        ENTRY_BYTES + Character.BYTES * text.length())
                // Housekeeping is short, and no thread but the caller's is this library's to use.
                .executor(Runnable::run)
                .build();
    }

    /** Returns the verdict on a text; {@code compute} must give equal verdicts for equal texts. */
    Verdict get(String text, Function<String, Verdict> compute) {
        CompletableFuture<Verdict> known = cache.getIfPresent(text);
        if (known == null) {
            CompletableFuture<Verdict> own = new CompletableFuture<>();
            known = cache.asMap().putIfAbsent(text, own);
            if (known == null) {
                return compute(text, compute, own);
            }
        }
        try {
            Verdict verdict = known.join();
            hits.increment();
            return verdict;
        } catch (CancellationException e) {
            // Whoever computed it failed, and has the reason; this caller may fare better.
            return compute.apply(text);
        }
    }

    /**
     * Returns the verdict on each text. What is neither known nor being computed by others is computed as
     * one batch, before waiting for others: two callers with the same texts in another order cannot wait
     * for each other.
     */
    Map<String, Verdict> getAll(Set<String> texts, Batch batch) {
        Map<String, CompletableFuture<Verdict>> verdicts = new LinkedHashMap<>();
        Map<String, CompletableFuture<Verdict>> own = new LinkedHashMap<>();
        for (String text : texts) {
            CompletableFuture<Verdict> known = cache.getIfPresent(text);
            if (known == null) {
                CompletableFuture<Verdict> fresh = new CompletableFuture<>();
                known = cache.asMap().putIfAbsent(text, fresh);
                if (known == null) {
                    own.put(text, fresh);
                    known = fresh;
                }
            }
            verdicts.put(text, known);
        }
        try {
            batch.compute(
                    List.copyOf(own.keySet()),
                    (text, verdict) -> Objects.requireNonNull(own.get(text)).complete(verdict));
        } finally {
            own.forEach(this::giveUpUnlessDone);
        }
        return joined(verdicts, batch);
    }

    /** Waits for all verdicts; those whose computation failed elsewhere are computed here. */
    private static Map<String, Verdict> joined(Map<String, CompletableFuture<Verdict>> verdicts, Batch batch) {
        Map<String, Verdict> joined = new ConcurrentHashMap<>();
        List<String> failed = new ArrayList<>();
        verdicts.forEach((text, verdict) -> {
            try {
                joined.put(text, verdict.join());
            } catch (CancellationException e) {
                failed.add(text);
            }
        });
        batch.compute(failed, joined::put);
        return joined;
    }

    /** Computes verdicts on texts and passes each on with its text, from any thread; the same as for each text alone. */
    interface Batch {
        void compute(List<String> texts, BiConsumer<String, Verdict> verdicts);
    }

    /** Computes a verdict for this caller and all that wait for it. */
    private Verdict compute(String text, Function<String, Verdict> compute, CompletableFuture<Verdict> own) {
        try {
            Verdict verdict = compute.apply(text);
            own.complete(verdict);
            return verdict;
        } finally {
            giveUpUnlessDone(text, own);
        }
    }

    /** Removes an entry that was not completed, and lets those that wait for it go on. */
    private void giveUpUnlessDone(String text, CompletableFuture<Verdict> own) {
        if (!own.isDone()) {
            cache.asMap().remove(text, own);
            own.cancel(false);
        }
    }
}
