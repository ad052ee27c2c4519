package io.logclf.embedding;

import io.logclf.api.AbstainReason;
import io.logclf.api.Counter;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.MessageVectors;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * The stage for messages that resemble training data. A message is normalized and encoded. If the guard finds the embedding too far
 * from the training data, the stage abstains with {@link AbstainReason#UNFAMILIAR}; if the head's best label does not reach
 * its threshold, with {@link AbstainReason#LOW_CONFIDENCE}; else it decides, with {@link Neighbours} as evidence. Every
 * verdict lists the most probable labels.
 *
 * <p>A verdict depends on nothing but the normalized message, so it is kept and given again for the next message of the same
 * template. Safe for concurrent use. The encoder is the caller's: closing the stage does not close it.
 */
public final class EmbeddingClassifier implements LogClassifier, MessageVectors {

    private static final int TOP_LABELS = 3;
    private static final int NEAREST = 3;
    private static final int SHOWN_DIGITS = 4;
    private static final int MAX_PORTION = 64;
    private static final int PORTIONS_PER_CORE = 4;

    private final TextEncoder encoder;
    private final LogisticHead head;
    private final NoveltyGuard guard;
    private final Normalizer normalizer;
    private final Optional<VerdictCache> cache;
    private final Optional<Executor> executor;
    private final Counter encoded = new Counter("encoded");
    private final Counter cacheHits = new Counter("cache_hits");
    private volatile boolean closed;

    private EmbeddingClassifier(Builder builder) {
        this.encoder = builder.encoder;
        this.head = builder.trained.head();
        this.guard = builder.trained.guard();
        this.normalizer = Normalizer.of(builder.trained.origin().normalizer());
        this.cache = builder.cacheBytes == 0
                ? Optional.empty()
                : Optional.of(new VerdictCache(builder.cacheBytes, cacheHits));
        this.executor = builder.executor;
    }

    /** Returns a builder of a stage that encodes with {@code encoder}, which stays the caller's to close. */
    public static Builder builder(TextEncoder encoder, TrainedHead head) {
        return new Builder(encoder, head);
    }

    @Override
    public Verdict classify(LogEntry entry) {
        String normalized = normalizer.normalize(entry.message());
        requireOpen();
        return cache.isPresent() ? cache.get().get(normalized, this::newVerdict) : newVerdict(normalized);
    }

    @Override
    public List<Verdict> classifyAll(List<LogEntry> entries) {
        requireOpen();
        List<String> normalized = new ArrayList<>(entries.size());
        entries.forEach(entry -> normalized.add(normalizer.normalize(entry.message())));
        Set<String> distinct = new LinkedHashSet<>(normalized);
        Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
        LongAdder own = new LongAdder();
        VerdictCache.Batch encoding = (texts, found) -> {
            newVerdicts(texts, found);
            own.add(texts.size());
        };
        if (cache.isPresent()) {
            verdicts.putAll(cache.get().getAll(distinct, encoding));
        } else {
            encoding.compute(List.copyOf(distinct), verdicts::put);
        }
        // Counted when it is known: a count that was said too early could only be right again by falling.
        cacheHits.add(entries.size() - own.sum());
        return normalized.stream()
                .map(text -> Objects.requireNonNull(verdicts.get(text)))
                .toList();
    }

    /** Returns the embedding of the normalized message, which is encoded anew at every call. */
    @Override
    public float[] vector(String message) {
        requireOpen();
        return Vectors.unit(normalizer.encode(encoder, normalizer.normalize(message)));
    }

    /**
     * Returns {@code encoded}, how many messages were encoded for their verdicts, and {@code cache_hits}, how many shared the
     * verdict of another; together, how many messages have a verdict.
     */
    @Override
    public List<Counter> counters() {
        return List.of(encoded, cacheHits);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the stage is closed");
        }
    }

    private Verdict newVerdict(String normalized) {
        Verdict verdict = verdictOn(normalizer.encode(encoder, normalized));
        encoded.increment();
        return verdict;
    }

    /** Passes on the verdict on each text as soon as it is known, in any order and from several threads. */
    private void newVerdicts(List<String> normalized, BiConsumer<String, Verdict> verdicts) {
        SharedWork.run(
                portions(normalized),
                portion -> {
                    List<Embedding> embeddings = normalizer.encodeAll(encoder, portion);
                    for (int i = 0; i < portion.size(); i++) {
                        verdicts.accept(portion.get(i), verdictOn(embeddings.get(i)));
                    }
                    encoded.add(portion.size());
                },
                executor);
    }

    /** Texts of like length together, since an encoder may gain from those, and enough portions for every core. */
    private static List<List<String>> portions(List<String> texts) {
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

    private Verdict verdictOn(Embedding embedding) {
        float[] unit = Vectors.unit(embedding);
        float[] squaredDistances = guard.squaredDistances(unit);
        double distance = NoveltyGuard.least(squaredDistances);
        double[] probabilities = head.probabilities(unit);
        List<ScoredLabel> top = head.top(probabilities, TOP_LABELS);
        if (!(distance <= guard.maxDistance())) {
            return new Verdict.Abstained(
                    AbstainReason.UNFAMILIAR,
                    "distance from the training data " + rounded(distance, RoundingMode.CEILING) + ", above "
                            + rounded(guard.maxDistance(), RoundingMode.FLOOR),
                    top);
        }
        int best = LogisticHead.best(probabilities);
        if (!head.reachesThreshold(best, probabilities[best])) {
            return new Verdict.Abstained(AbstainReason.LOW_CONFIDENCE, shortfall(best, probabilities[best]), top);
        }
        return new Verdict.Decided(
                head.labels().get(best),
                Math.min(probabilities[best], 1),
                top,
                new Neighbours(top, guard.nearest(squaredDistances, embedding, NEAREST)));
    }

    private String shortfall(int label, double probability) {
        double threshold = head.thresholds().get(label);
        return threshold < 1
                ? "confidence " + rounded(probability, RoundingMode.FLOOR) + ", below "
                        + rounded(threshold, RoundingMode.CEILING)
                : "'" + head.labels().get(label) + "' is never decided by this stage";
    }

    /** Both sides of a threshold are rounded away from each other, so that they never read the same. */
    private static String rounded(double value, RoundingMode mode) {
        return new BigDecimal(value).setScale(SHOWN_DIGITS, mode).toPlainString();
    }

    /** Says what the stage is made of. Not safe for concurrent use. */
    public static final class Builder {

        private static final long DEFAULT_CACHE_BYTES = 32L << 20;

        private final TextEncoder encoder;
        private final TrainedHead trained;
        private long cacheBytes = DEFAULT_CACHE_BYTES;
        private Optional<Executor> executor = Optional.empty();

        private Builder(TextEncoder encoder, TrainedHead trained) {
            this.encoder = Objects.requireNonNull(encoder, "encoder");
            this.trained = Objects.requireNonNull(trained, "trained");
        }

        /**
         * Sets about how much memory kept verdicts may take: 32 MB without, room for some 35,000 templates. 0 keeps none.
         *
         * @throws IllegalArgumentException if {@code bytes} is negative
         */
        public Builder cacheBytes(long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes must not be negative: " + bytes);
            }
            this.cacheBytes = bytes;
            return this;
        }

        /**
         * Lets {@link EmbeddingClassifier#classifyAll} use other threads beside the caller's. Without it, a batch is worked
         * off by the caller alone. The executor stays the caller's, and may be the one that the caller runs on.
         */
        public Builder executor(Executor executor) {
            this.executor = Optional.of(executor);
            return this;
        }

        /**
         * Returns the stage.
         *
         * @throws ModelException if the head was trained with another encoder or masker
         */
        public EmbeddingClassifier build() {
            if (!encoder.fingerprint().equals(trained.origin().encoderFingerprint())
                    || encoder.dimension() != trained.head().dimension()) {
                throw new ModelException("the head was trained with another encoder (fingerprint "
                        + trained.origin().encoderFingerprint() + ") than the given one (" + encoder.fingerprint()
                        + "); use that one, or train again");
            }
            return new EmbeddingClassifier(this);
        }
    }
}
