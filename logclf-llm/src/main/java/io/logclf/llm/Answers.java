package io.logclf.llm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.logclf.api.AbstainReason;
import io.logclf.api.Verdict;
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
 * Answers by question: known ones at once, and others from the model, which is asked once by callers that ask the same at the
 * same time. Decisions and "none of these" are kept; failures are not, but those who waited for one share it. Safe for
 * concurrent use.
 */
final class Answers {

    private final Cache<String, Verdict> kept;
    private final Map<String, CompletableFuture<Verdict>> underWay = new ConcurrentHashMap<>();
    private final Questioner questioner;
    private final int batchSize;
    private final Duration timeout;
    private final Learned learned;
    private final Observers observers;

    /**
     * @param maxKept how many answers are kept
     * @param learned writes down every new answer that is kept
     */
    Answers(
            Questioner questioner,
            long maxKept,
            int batchSize,
            Duration timeout,
            Learned learned,
            Observers observers) {
        this.kept = Caffeine.newBuilder()
                .maximumSize(maxKept)
                // Housekeeping is short, and no thread but the caller's is this library's to use.
                .executor(Runnable::run)
                .build();
        this.questioner = questioner;
        this.batchSize = batchSize;
        this.timeout = timeout;
        this.learned = learned;
        this.observers = observers;
    }

    /** Keeps an answer that was given in an earlier run. */
    void remember(String key, String choice) {
        kept.put(key, questioner.verdict(choice));
    }

    /**
     * Returns the verdict on each question, by key. Questions are claimed a batch at a time, so that nobody waits for another's
     * long list.
     *
     * @param questions of different keys
     * @param messages how many messages wait for the answers
     */
    Map<String, Verdict> to(List<Question> questions, int messages) {
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
        int asked = 0;
        for (int from = 0; from < open.size(); from += batchSize) {
            asked += answer(open.subList(from, Math.min(from + batchSize, open.size())), verdicts);
        }
        observers.answeredFromCache(messages - asked);
        return verdicts;
    }

    /** Returns how many of the questions the model was asked for this caller. */
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
            // Whoever was asking when this was looked up may have finished since.
            Verdict known = kept.getIfPresent(question.key());
            if (known == null) {
                claimed.add(question);
            } else {
                verdicts.put(question.key(), known);
                release(question.key(), mine, known);
            }
        }
        ask(claimed, own, verdicts);
        int asked = claimed.size();
        for (Map.Entry<Question, CompletableFuture<Verdict>> other : others.entrySet()) {
            asked += await(other.getKey(), other.getValue(), verdicts);
        }
        return asked;
    }

    private void ask(
            List<Question> claimed, Map<String, CompletableFuture<Verdict>> own, Map<String, Verdict> verdicts) {
        if (claimed.isEmpty()) {
            return;
        }
        Map<String, Verdict> answers = Map.of();
        try {
            answers = questioner.ask(claimed);
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
            learned.accept(question, verdict);
        }
    }

    /** An interrupt is about this caller alone; those who wait for its answer ask themselves. */
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

    private int await(Question question, CompletableFuture<Verdict> running, Map<String, Verdict> verdicts) {
        try {
            // An answer of a batch may be asked for again, alone.
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
