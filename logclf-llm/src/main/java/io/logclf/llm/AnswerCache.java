package io.logclf.llm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.logclf.api.AbstainReason;
import io.logclf.api.Verdict;
import io.logclf.llm.call.CallFailure;
import io.logclf.llm.prompt.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Answers by question: cached ones at once, others from the model, which is called once for callers that have the same
 * question at the same time.
 *
 * <p>The cache keeps decisions and "none of these", up to a number of answers, the rarely used ones leaving first.
 * Failures are not kept, so that the next message tries again, but callers that waited for the failed call share its
 * verdict: asking again at once would turn one timeout into one for each of them.
 *
 * <p>A question that is not cached is claimed by putting a future under its key. The caller whose future is there calls
 * the model and completes it; the others wait for it, for at most two timeouts, since an answer missing from a batch is
 * requested again alone. If the claiming caller is interrupted or throws, its future is cancelled, and each of those
 * who waited claims the question for itself.
 *
 * <p>Safe for concurrent use.
 */
final class AnswerCache {

    private final Cache<String, Verdict> kept;
    /** The futures of questions that a caller has claimed, by key. */
    private final Map<String, CompletableFuture<Verdict>> underWay = new ConcurrentHashMap<>();

    private final LabelRequester requester;
    private final int batchSize;
    private final Duration timeout;
    private final AnswerRecorder recorder;
    private final Observers observers;

    /**
     * @param maxKept how many answers are kept
     * @param batchSize how many questions are claimed and sent together, at least 1
     * @param timeout of one call
     * @param recorder writes every new answer that is kept
     */
    AnswerCache(
            LabelRequester requester,
            long maxKept,
            int batchSize,
            Duration timeout,
            AnswerRecorder recorder,
            Observers observers) {
        this.kept = Caffeine.newBuilder()
                .maximumSize(maxKept)
                // Evictions are quick; without this they would run on the common pool, which belongs to the
                // application.
                .executor(Runnable::run)
                .build();
        this.requester = requester;
        this.batchSize = batchSize;
        this.timeout = timeout;
        this.recorder = recorder;
        this.observers = observers;
    }

    /** Keeps an answer of an earlier run. */
    void remember(String key, String choice) {
        kept.put(key, requester.verdict(choice));
    }

    /**
     * Returns the verdict on each question, by key. Questions are claimed one batch at a time, so that another caller
     * with one of the later questions does not wait for all batches before it.
     *
     * @param questions all with different keys
     * @param messages how many messages the questions stand for, equal ones included; for the count of cache hits
     */
    Map<String, Verdict> verdicts(List<Question> questions, int messages) {
        Map<String, Verdict> verdicts = new HashMap<>();
        List<Question> open = new ArrayList<>();
        for (Question question : questions) {
            Verdict known = kept.getIfPresent(question.key());
            if (known == null) {
                open.add(question);
            } else {
                verdicts.put(question.key(), known);
            }
        }
        int requested = 0;
        for (int from = 0; from < open.size(); from += batchSize) {
            requested += answer(open.subList(from, Math.min(from + batchSize, open.size())), verdicts);
        }
        observers.answeredFromCache(messages - requested);
        return verdicts;
    }

    /** Answers one batch; returns how many of its questions this caller sent to the model. */
    private int answer(List<Question> questions, Map<String, Verdict> verdicts) {
        Map<String, CompletableFuture<Verdict>> own = new HashMap<>();
        Map<Question, CompletableFuture<Verdict>> others = new HashMap<>();
        List<Question> claimed = new ArrayList<>();
        for (Question question : questions) {
            CompletableFuture<Verdict> mine = new CompletableFuture<>();
            CompletableFuture<Verdict> running = underWay.putIfAbsent(question.key(), mine);
            if (running != null) {
                others.put(question, running);
                continue;
            }
            own.put(question.key(), mine);
            // The caller that had claimed it may have finished between the first look into the cache and the claim.
            Verdict known = kept.getIfPresent(question.key());
            if (known == null) {
                claimed.add(question);
            } else {
                verdicts.put(question.key(), known);
                release(question.key(), mine, known);
            }
        }
        request(claimed, own, verdicts);
        int requested = claimed.size();
        for (Map.Entry<Question, CompletableFuture<Verdict>> other : others.entrySet()) {
            requested += await(other.getKey(), other.getValue(), verdicts);
        }
        return requested;
    }

    /** Sends the claimed questions; all of them are released in the end, whatever happens. */
    private void request(
            List<Question> claimed, Map<String, CompletableFuture<Verdict>> own, Map<String, Verdict> verdicts) {
        if (claimed.isEmpty()) {
            return;
        }
        Map<String, Verdict> answers = Map.of();
        try {
            answers = requester.verdicts(claimed);
            verdicts.putAll(answers);
            for (Question question : claimed) {
                keep(question, answers.get(question.key()));
            }
        } finally {
            for (Question question : claimed) {
                release(question.key(), own.get(question.key()), answers.get(question.key()));
            }
        }
    }

    private void keep(Question question, @Nullable Verdict verdict) {
        if (verdict != null && !isFailure(verdict)) {
            kept.put(question.key(), verdict);
            recorder.record(question, verdict);
        }
    }

    /**
     * Ends a claim. An interrupt concerns this caller alone, so its failure is not shared: the others claim the
     * question themselves.
     */
    private void release(String key, @Nullable CompletableFuture<Verdict> mine, @Nullable Verdict verdict) {
        if (mine == null) {
            return;
        }
        underWay.remove(key, mine);
        if (verdict == null || (isFailure(verdict) && Thread.currentThread().isInterrupted())) {
            mine.cancel(false);
        } else {
            mine.complete(verdict);
        }
    }

    /** Waits for another caller's answer; returns 1 if this caller had to send the question after all. */
    private int await(Question question, CompletableFuture<Verdict> running, Map<String, Verdict> verdicts) {
        try {
            // An answer that a batch leaves out is requested again alone, which takes up to a second timeout.
            verdicts.put(question.key(), running.get(2 * timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (CancellationException e) {
            return answer(List.of(question), verdicts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            verdicts.put(question.key(), failure(CallFailure.interrupted()));
        } catch (TimeoutException e) {
            verdicts.put(question.key(), failure(CallFailure.timedOut(timeout)));
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers end with a value or are cancelled", e);
        }
        return 0;
    }

    private static Verdict failure(CallFailure failure) {
        return Verdict.abstained(failure.reason(), failure.detail());
    }

    private static boolean isFailure(Verdict verdict) {
        return verdict instanceof Verdict.Abstained abstained && abstained.reason() != AbstainReason.UNFAMILIAR;
    }
}
