package io.logclf.lexical;

import io.logclf.api.Counter;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Promise;
import io.logclf.api.ScoredLabel;
import io.logclf.api.Verdict;
import io.logclf.api.spi.RecentVerdicts;
import io.logclf.head.Confidence;
import io.logclf.head.Decider;
import io.logclf.head.NgramHead;
import io.logclf.head.Ngrams;
import io.logclf.head.Normalizer;
import io.logclf.head.TrainedHead;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The stage for messages worded like training data, without an encoder. A template that training saw with
 * one label gets that label, with a {@link RememberedTemplate} as evidence and the confidence {@code 1 -
 * 0.01 / rows}: one label in a hundred is taken to be wrong, and less likely so the more rows agree. Other
 * messages are scored by a logistic regression over n-grams, and decided by a {@link Decider} with {@link
 * WordWeights} as evidence.
 *
 * <p>Everything runs on the calling thread and in memory; verdicts on recent messages are cached. Safe for
 * concurrent use.
 *
 * <pre>{@code
 * LogClassifier stage = LexicalClassifier.builder(
 *                 TrainedHead.load(bundle), TemplateMemory.load(bundle.resolve("memory.jsonl")))
 *         .promise(Promise.BALANCED)
 *         .build();
 * Verdict verdict = stage.classify(LogEntry.of("app", "User 4711 logged in."));
 * }</pre>
 */
public final class LexicalClassifier implements LogClassifier {

    /** The share of labels in training data that are taken to be wrong. */
    private static final double WRONG_LABELS = 0.01;

    private final TrainedHead trained;
    private final NgramHead ngrams;
    private final Confidence confidence;
    private final Decider decider;
    private final TemplateMemory memory;
    private final Normalizer normalizer;
    /** The verdicts on recent messages, by the message as it came. */
    private final RecentVerdicts recent = new RecentVerdicts();

    private final Counter memoryHits = new Counter("memory_hits");
    private final Counter headDecisions = new Counter("head_decisions");
    private volatile boolean closed;

    private LexicalClassifier(Builder builder) {
        this.trained = builder.trained;
        this.ngrams = trained.ngrams();
        this.confidence = trained.confidence();
        double threshold = trained.thresholds().of(builder.promise);
        this.decider = Decider.of(
                trained.labels(),
                trained.none(),
                confidence,
                trained.labels().stream()
                        .map(label -> builder.thresholds.getOrDefault(label, threshold))
                        .toList());
        this.memory = builder.memory;
        this.normalizer = trained.normalizer();
    }

    /**
     * Returns a builder.
     *
     * @param head what scores messages; its normalizer is used for the memory as well
     * @param memory the templates of the same training
     */
    public static Builder builder(TrainedHead head, TemplateMemory memory) {
        return new Builder(head, memory);
    }

    /**
     * Classifies on the calling thread.
     *
     * @throws IllegalStateException if the stage is closed
     */
    @Override
    public Verdict classify(LogEntry entry) {
        requireOpen();
        Verdict verdict = recent.get(entry, this::verdict);
        count(verdict);
        return verdict;
    }

    /** Looks the normalized message up, and scores it if it is not among the remembered templates. */
    private Verdict verdict(LogEntry entry) {
        String text = normalizer.normalize(entry.message());
        Optional<RememberedTemplate> known = memory.find(text);
        if (known.isPresent()) {
            return remembered(known.get());
        }
        Ngrams features = Ngrams.of(text);
        Verdict verdict = decider.verdict(
                ngrams.scores(features),
                confidence.unseenShare(ngrams.vocabulary(), features),
                0,
                labels -> new WordWeights(labels, text, ngrams));
        return trained.checked(text, verdict, decider);
    }

    /** Counts a decision by what it rests on, also one from the cache. */
    private void count(Verdict verdict) {
        if (verdict instanceof Verdict.Decided decided) {
            (decided.evidence() instanceof RememberedTemplate ? memoryHits : headDecisions).increment();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the stage is closed");
        }
    }

    /** Returns the labels of the head, and those that only remembered templates have. */
    @Override
    public Set<Label> labels() {
        Set<Label> labels = new LinkedHashSet<>(trained.decidable());
        labels.addAll(memory.labels());
        return Collections.unmodifiableSet(labels);
    }

    /**
     * Returns {@code memory_hits}, how many messages had a template of the training data, and {@code head_decisions}, how many others were
     * decided.
     */
    @Override
    public List<Counter> counters() {
        return List.of(memoryHits, headDecisions);
    }

    @Override
    public void close() {
        closed = true;
    }

    /**
     * Returns the verdict for a remembered template. Thresholds do not count here: the label is that of the
     * training data itself.
     */
    private static Verdict remembered(RememberedTemplate template) {
        double confidence = 1 - WRONG_LABELS / template.rows();
        return new Verdict.Decided(
                template.label(), confidence, List.of(new ScoredLabel(template.label(), confidence)), template);
    }

    /** Configures the stage. A second call of a method overwrites the first. Not safe for concurrent use. */
    public static final class Builder {

        private final TrainedHead trained;
        private final TemplateMemory memory;
        private final Map<Label, Double> thresholds = new HashMap<>();
        private Promise promise = Promise.SURE;

        private Builder(TrainedHead trained, TemplateMemory memory) {
            this.trained = Objects.requireNonNull(trained, "trained");
            this.memory = Objects.requireNonNull(memory, "memory");
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
            if (!trained.labels().contains(label)) {
                throw new IllegalArgumentException("the head has no label '" + label + "'");
            }
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold must be in [0, 1]: " + threshold);
            }
            thresholds.put(label, threshold);
            return this;
        }

        /**
         * Returns the stage.
         *
         * @throws io.logclf.head.ModelException if the head was trained with a normalizer that this version does not have
         */
        public LexicalClassifier build() {
            return new LexicalClassifier(this);
        }
    }
}
