package io.logclf.micrometer;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.api.text.ShownText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times what happens in a pipeline, in any registry of Micrometer. It learns of messages as a {@link PipelineListener}, and
 * reads what the stages count themselves from a pipeline that it {@linkplain #observe observes}; either works without the other.
 *
 * <pre>{@code
 * PipelineMetrics metrics = PipelineMetrics.of(registry);
 * ClassificationPipeline pipeline = metrics.observe(DefaultBundle.pipeline(metrics));
 * }</pre>
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>tags</th><th></th></tr>
 * <tr><td>{@code logclf.messages}</td><td>label, stage</td><td>messages; {@value #NO_LABEL} and {@value #NO_STAGE} without a label</td></tr>
 * <tr><td>{@code logclf.stage.decided}</td><td>stage</td><td>messages that the stage decided</td></tr>
 * <tr><td>{@code logclf.stage.abstained}</td><td>stage, reason</td><td>messages that the stage left to the next one</td></tr>
 * <tr><td>{@code logclf.stage.failed}</td><td>stage</td><td>messages at which the stage threw</td></tr>
 * <tr><td>{@code logclf.stage}</td><td>stage</td><td>timer: time in the stage for a message</td></tr>
 * <tr><td>{@code logclf.stage.NAME}</td><td>stage</td><td>what an observed pipeline's stages count themselves, such as {@code encoded},
 *     {@code cache_hits}, {@code calls} and {@code input_tokens}</td></tr>
 * <tr><td>{@code logclf.stage.cache_hit_ratio}</td><td>stage</td><td>of the messages that came to the encoder, the share that it knew</td></tr>
 * <tr><td>{@code logclf.stage.cost}</td><td>stage</td><td>what the tokens of a language model cost, where prices are set</td></tr>
 * </table>
 *
 * <p><b>Cardinality.</b> Tags are bounded: labels are those of the bundle, at most {@value #MOST_LABELS}, and further ones count as
 * {@code other}; sources are a tag only if they are named, and all others count as {@code other}; text of messages is never a tag.
 *
 * <p><b>When series begin.</b> The meters of a stage begin at 0 when the pipeline is observed, or with the stage's first message. A series of
 * {@code logclf.messages} begins with its first message: a pipeline knows its labels and its stages, but not which stage gives which
 * label, and a series for each pair would mostly be of pairs that never occur.
 *
 * <p>Safe for concurrent use; a message costs a look-up in a map and two or three increments.
 */
public final class PipelineMetrics implements PipelineListener {

    /** The tag value of messages without a label. */
    public static final String NO_LABEL = "Unclassified";

    /** The tag value for the stage of messages without a label. */
    public static final String NO_STAGE = "none";

    /** The tag value of labels beyond the limit, and of sources that are not named. */
    static final String OTHER = "other";

    /** The limit of labels, for stages of the host that derive labels from messages. */
    private static final int MOST_LABELS = 1000;

    private final MeterRegistry registry;
    private final Tags common;
    private final Set<String> sources;
    private final StageCounters counters;
    private final Map<String, StageMeters> stages = new ConcurrentHashMap<>();
    private final Map<Answer, Counter> messages = new ConcurrentHashMap<>();
    private final Set<String> labels = ConcurrentHashMap.newKeySet();

    private PipelineMetrics(Builder options) {
        registry = options.registry;
        common = options.common;
        sources = options.sources;
        counters = new StageCounters(registry, common, options.prices);
    }

    /** Returns metrics in a registry, with all defaults: no further tags, no sources, no prices. */
    public static PipelineMetrics of(MeterRegistry registry) {
        return builder(registry).build();
    }

    /** Returns a builder of metrics in a registry. */
    public static Builder builder(MeterRegistry registry) {
        return new Builder(registry);
    }

    /**
     * Reads the counters of a pipeline's stages whenever the registry is read. It observes one pipeline at a time: a second call replaces
     * the first pipeline. The pipeline stays the caller's to close; it is referenced until it is replaced.
     *
     * @param <P> the type of the pipeline, so that a call can be wrapped around opening it
     * @return {@code pipeline}
     */
    public <P extends ClassificationPipeline> P observe(P pipeline) {
        counters.observe(pipeline);
        pipeline.counters().keySet().forEach(this::stage);
        return pipeline;
    }

    @Override
    public void classified(LogEntry entry, Classification classification, long nanos) {
        String label =
                classification.label().map(Label::name).map(this::bounded).orElse(NO_LABEL);
        String stage = classification.decidedBy().orElse(NO_STAGE);
        String source = sources.contains(entry.source()) ? entry.source() : OTHER;
        messages.computeIfAbsent(new Answer(label, stage, source), this::counter)
                .increment();
    }

    @Override
    public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
        stage(stage).decided(nanos);
    }

    @Override
    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
        stage(stage).abstained(verdict.reason(), nanos);
    }

    @Override
    public void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {
        stage(stage).failed(nanos);
    }

    private StageMeters stage(String name) {
        StageMeters known = stages.get(name);
        if (known != null) {
            return known;
        }
        // A reloaded bundle may have stages that the previous one did not have.
        counters.bind(name);
        return stages.computeIfAbsent(name, key -> new StageMeters(registry, common.and("stage", ShownText.line(key))));
    }

    /** Returns the label, or {@link #OTHER} if there are too many. Two threads may exceed the limit by one each, which does no harm. */
    private String bounded(String label) {
        if (labels.size() < MOST_LABELS) {
            labels.add(label);
        }
        return labels.contains(label) ? label : OTHER;
    }

    private Counter counter(Answer answer) {
        Tags tags = common.and("label", ShownText.line(answer.label()), "stage", ShownText.line(answer.stage()));
        return Counter.builder("logclf.messages")
                .description("Messages by the label they got, and the stage that gave it")
                .tags(sources.isEmpty() ? tags : tags.and("source", answer.source()))
                .register(registry);
    }

    /** The tags of a series of {@code logclf.messages}. */
    private record Answer(String label, String stage, String source) {}

    /** Configures what is counted. A second call of a method overwrites the first. Not safe for concurrent use. */
    public static final class Builder {

        private final MeterRegistry registry;
        private Tags common = Tags.empty();
        private Set<String> sources = Set.of();
        private Optional<TokenPrices> prices = Optional.empty();

        private Builder(MeterRegistry registry) {
            this.registry = Objects.requireNonNull(registry, "registry");
        }

        /** Sets tags of all meters, such as the name of the pipeline in a host that has several; defaults to none. */
        public Builder tags(Iterable<Tag> tags) {
            common = Tags.of(tags);
            return this;
        }

        /**
         * Counts messages by source as well, for these sources; all others count as {@code other}. Defaults to none, in which case
         * there is no tag {@code source}.
         */
        public Builder sources(Set<String> named) {
            sources = Set.copyOf(named);
            return this;
        }

        /**
         * Counts what a language model costs, as {@code logclf.stage.cost}, in the currency of the prices; not counted by default.
         *
         * @param input for a million tokens that are sent, at least 0
         * @param output for a million tokens that come back, at least 0
         * @throws IllegalArgumentException if a price is negative, infinite or NaN
         */
        public Builder tokenPrices(double input, double output) {
            prices = Optional.of(new TokenPrices(input, output));
            return this;
        }

        /** Returns the metrics. */
        public PipelineMetrics build() {
            return new PipelineMetrics(this);
        }
    }
}
