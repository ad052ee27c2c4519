package io.logclf.embedding;

import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.MessageVectors;
import io.logclf.api.Promise;
import io.logclf.api.Verdict;
import io.logclf.head.Confidence;
import io.logclf.head.Decider;
import io.logclf.head.ModelException;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.TrainedHead;
import java.util.ArrayList;
import java.util.HashMap;
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
 * The stage for messages that resemble training data. A message is normalized and encoded; its embedding
 * and its n-grams are scored, and a {@link Decider} makes a verdict of both, with {@link Neighbours} as
 * evidence.
 *
 * <p>A verdict depends on nothing but the normalized message, so it is cached and given again for the next
 * message of the same template, without encoding it. Safe for concurrent use. The encoder is the caller's:
 * closing the stage does not close it.
 *
 * <pre>{@code
 * try (TextEncoder encoder = OnnxTextEncoder.miniLm();
 *         LogClassifier stage = EmbeddingClassifier.builder(encoder, EmbeddingHead.load(bundle))
 *                 .promise(Promise.BALANCED)
 *                 .build()) {
 *     Verdict verdict = stage.classify(LogEntry.of("app", "User 4711 logged in."));
 * }
 * }</pre>
 */
public final class EmbeddingClassifier implements LogClassifier, MessageVectors {

    /** How many training templates stand in the evidence. */
    private static final int NEAREST = 3;

    private final TextEncoder encoder;
    private final EmbeddingHead trained;
    private final Decider decider;
    private final Normalizer normalizer;
    private final Optional<VerdictCache> cache;
    private final Optional<Executor> executor;
    private final Counter encoded = new Counter("encoded");
    private final Counter cacheHits = new Counter("cache_hits");
    private volatile boolean closed;

    private EmbeddingClassifier(Builder builder) {
        this.encoder = builder.encoder;
        this.trained = builder.trained;
        TrainedHead shared = trained.shared();
        double threshold = trained.thresholds().of(builder.promise);
        this.decider = Decider.of(
                shared.labels(),
                shared.none(),
                trained.confidence(),
                shared.labels().stream()
                        .map(label -> builder.thresholds.getOrDefault(label, threshold))
                        .toList());
        this.normalizer = shared.normalizer();
        this.cache = builder.cacheBytes == 0
                ? Optional.empty()
                : Optional.of(new VerdictCache(builder.cacheBytes, cacheHits));
        this.executor = builder.executor;
    }

    /** Returns a builder of a stage that encodes with {@code encoder}, which stays the caller's to close. */
    public static Builder builder(TextEncoder encoder, EmbeddingHead head) {
        return new Builder(encoder, head);
    }

    /**
     * Classifies on the calling thread; if another thread is computing the verdict on the same text, waits
     * for it.
     *
     * @throws IllegalStateException if the stage or its encoder is closed
     */
    @Override
    public Verdict classify(LogEntry entry) {
        String normalized = normalizer.normalize(entry.message());
        requireOpen();
        return cache.isPresent() ? cache.get().get(normalized, this::newVerdict) : newVerdict(normalized);
    }

    /**
     * Classifies a batch: each different text is encoded once, on the calling thread and on those of the
     * executor if there is one.
     *
     * @throws IllegalStateException if the stage or its encoder is closed
     */
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

    /** Returns the labels of the head. */
    @Override
    public Set<Label> labels() {
        return trained.shared().decidable();
    }

    /** Returns the sentence's embedding of the normalized message, of length 1; it is encoded again at every call. */
    @Override
    public float[] vector(String message) {
        requireOpen();
        return Vectors.unit(encoder.encode(normalizer.encoderText(normalizer.normalize(message)))
                .sentence());
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

    /** Encodes a text and scores it. */
    private Verdict newVerdict(String normalized) {
        Verdict verdict = verdictOn(normalized, encoder.encode(normalizer.encoderText(normalized)));
        encoded.increment();
        return verdict;
    }

    /** Passes on the verdict on each text as soon as it is known, in any order and from several threads. */
    private void newVerdicts(List<String> normalized, BiConsumer<String, Verdict> verdicts) {
        SharedWork.run(
                SharedWork.portions(normalized),
                portion -> {
                    List<Embedding> embeddings = encoder.encodeAll(normalizer.encoderTexts(portion));
                    for (int i = 0; i < portion.size(); i++) {
                        verdicts.accept(portion.get(i), verdictOn(portion.get(i), embeddings.get(i)));
                    }
                    encoded.add(portion.size());
                },
                executor);
    }

    /** Scores a text by its embedding and by its n-grams, and decides by the weighted sum of both. */
    private Verdict verdictOn(String normalized, Embedding embedding) {
        float[] unit = Vectors.unit(embedding);
        Ngrams features = Ngrams.of(normalized);
        double[] scores = trained.head().scores(unit);
        double[] ngramScores = trained.shared().ngrams().scores(features);
        for (int label = 0; label < scores.length; label++) {
            scores[label] += trained.ngramWeight() * ngramScores[label];
        }
        Confidence confidence = trained.confidence();
        Verdict verdict = decider.verdict(
                scores,
                confidence.unseenShare(trained.shared().ngrams().vocabulary(), features),
                confidence.distance() == 0 ? 0 : trained.guard().distance(embedding),
                labels -> new Neighbours(labels, trained.guard().nearest(embedding, NEAREST)));
        return trained.shared().checked(normalized, verdict, decider);
    }

    /** Configures the stage. A second call of a method overwrites the first. Not safe for concurrent use. */
    public static final class Builder {

        private static final long DEFAULT_CACHE_BYTES = 32L << 20;

        private final TextEncoder encoder;
        private final EmbeddingHead trained;
        private long cacheBytes = DEFAULT_CACHE_BYTES;
        private Optional<Executor> executor = Optional.empty();
        private final Map<Label, Double> thresholds = new HashMap<>();
        private Promise promise = Promise.SURE;

        private Builder(TextEncoder encoder, EmbeddingHead trained) {
            this.encoder = Objects.requireNonNull(encoder, "encoder");
            this.trained = Objects.requireNonNull(trained, "trained");
        }

        /** Sets how sure the stage must be before it decides; defaults to {@link Promise#SURE}. */
        public Builder promise(Promise promise) {
            this.promise = Objects.requireNonNull(promise, "promise");
            return this;
        }

        /**
         * Sets the lowest confidence at which a label is decided, inclusive, in place of the promise's; 1 is never.
         *
         * @throws IllegalArgumentException if the head has no such label, or the threshold is outside [0, 1]
         */
        public Builder threshold(Label label, double threshold) {
            if (!trained.shared().labels().contains(label)) {
                throw new IllegalArgumentException("the head has no label '" + label + "'");
            }
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold must be in [0, 1]: " + threshold);
            }
            thresholds.put(label, threshold);
            return this;
        }

        /**
         * Sets about how much memory cached verdicts may take; defaults to 32 MB, room for some 35,000
         * templates. 0 turns the cache off.
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
         * Lets {@link EmbeddingClassifier#classifyAll} run on other threads as well; by default, a batch
         * runs on the calling thread. The executor stays the caller's, and may be the one that the caller
         * itself runs on: the calling thread takes part, so that an executor without a free thread does not
         * hold a batch up.
         */
        public Builder executor(Executor executor) {
            this.executor = Optional.of(executor);
            return this;
        }

        /**
         * Returns the stage.
         *
         * @throws ModelException if the head was trained with another encoder or normalizer
         */
        public EmbeddingClassifier build() {
            if (!encoder.fingerprint().equals(trained.encoderFingerprint())
                    || encoder.dimension() != trained.head().dimension()) {
                throw new ModelException("the head was trained with another encoder (fingerprint "
                        + trained.encoderFingerprint() + ") than the given one (" + encoder.fingerprint()
                        + "); use that one, or train again");
            }
            return new EmbeddingClassifier(this);
        }
    }
}
