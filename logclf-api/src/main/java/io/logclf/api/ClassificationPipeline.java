package io.logclf.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A cascade of stages: runs one after another until one decides. Cheap and certain stages come first, rules for example, and
 * expensive ones, such as a language model, see only the messages that those before them left.
 *
 * <p>Stages run in the order in which they were added, except for sources with a route of their own. Immutable and
 * safe for concurrent use. The pipeline owns its stages, and whatever else the builder was told it {@linkplain Builder#owns
 * owns}: {@link #close()} closes them.
 *
 * <pre>{@code
 * try (ClassificationPipeline pipeline = ClassificationPipeline.builder()
 *         .stage("regex", rules)
 *         .stage("llm", llm)
 *         .route(Set.of("LegacyCRM"), "llm")
 *         .build()) {
 *     Classification c = pipeline.classify("ModernCRM", "User 42 logged in.");
 * }
 * }</pre>
 */
public interface ClassificationPipeline extends AutoCloseable {

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Classifies one message of unknown severity on the calling thread, remote stages included.
     *
     * @param source the system that wrote the message; empty where unknown
     * @param message the text
     * @throws IllegalStateException if the pipeline is closed
     */
    default Classification classify(String source, String message) {
        return classify(LogEntry.of(source, message));
    }

    /**
     * Classifies one entry on the calling thread, remote stages included.
     *
     * @throws IllegalStateException if the pipeline is closed
     */
    Classification classify(LogEntry entry);

    /**
     * Classifies many messages on the calling thread: one classification each, in the order of the input, and each
     * equal to what {@link #classify} gives. Every stage sees only the messages that those before it left, all at once, so a
     * batch takes less time than its messages one by one if a stage gains from that.
     *
     * @param entries the messages; may be empty. Memory grows with their number, so a file is better read in parts
     * @return an unmodifiable list
     * @throws IllegalStateException if the pipeline is closed
     */
    List<Classification> classifyAll(List<LogEntry> entries);

    /**
     * Classifies one message without waiting for remote stages: local stages run at once on the calling thread; from
     * the first remote stage on, the rest of the cascade runs on {@code executor}. If a local stage decides, the returned stage is
     * complete already. The pipeline limits neither the number of messages under way nor their time; the executor has to.
     *
     * <p>The returned stage completes exceptionally if a classifier throws or the executor refuses the work. As usual
     * with completion stages, the exception may arrive as the cause of a
     * {@link java.util.concurrent.CompletionException}.
     *
     * @throws IllegalStateException if the pipeline is closed
     */
    CompletionStage<Classification> classifyAsync(LogEntry entry, Executor executor);

    /** Classifies one message as {@link #classifyAsync(LogEntry, Executor)} does. */
    default CompletionStage<Classification> classifyAsync(String source, String message, Executor executor) {
        return classifyAsync(LogEntry.of(source, message), executor);
    }

    /**
     * Returns what the stages have counted (see {@link LogClassifier#counters}), by the stages' names in their order and the
     * counters' names. Counts never decrease. Stages that count nothing have an empty map. The result is a snapshot.
     */
    Map<String, Map<String, Long>> counters();

    /**
     * Returns all labels that the stages know they may decide (see {@link LogClassifier#labels}), in the order of the stages. A stage that
     * does not know its labels adds none.
     */
    default Set<Label> labels() {
        return Set.of();
    }

    /**
     * Closes the stages in reverse order, and then what else the pipeline owns, the last one added first; all of them even if one
     * fails. The first failure is thrown at the end and has the others as suppressed exceptions. Calling it again does nothing.
     * Calls under way finish, or throw {@link IllegalStateException}.
     *
     * @throws LogclfException if something owned threw a checked exception, which is its cause
     */
    @Override
    void close();

    /**
     * Assembles a pipeline. Routes may name stages that are added later; {@link #build()} checks them. Until it has returned,
     * everything added belongs to the caller, who must close it if the assembly fails. Not safe for concurrent use.
     */
    final class Builder {

        private final Map<String, LogClassifier> stages = new LinkedHashMap<>();
        private final Map<String, List<String>> routes = new HashMap<>();
        private final List<PipelineListener> listeners = new ArrayList<>();
        private final List<AutoCloseable> owned = new ArrayList<>();

        private Builder() {}

        /**
         * Appends a stage. The pipeline closes it; until {@link #build()} has returned it is still the caller's.
         *
         * @param name names the stage's place in this pipeline: in routes, trails, listeners and counters
         * @throws IllegalArgumentException if the name is blank or taken
         */
        public Builder stage(String name, LogClassifier stage) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(stage, "stage");
            if (name.isBlank()) {
                throw new IllegalArgumentException("a stage's name must not be blank: " + stage.getClass());
            }
            if (stages.putIfAbsent(name, stage) != null) {
                throw new IllegalArgumentException("there is a stage named '" + name + "' already");
            }
            return this;
        }

        /**
         * Appends something that stages use and do not close, such as an encoder; the pipeline closes it after all its stages.
         * Until {@link #build()} has returned it is still the caller's.
         */
        public Builder owns(AutoCloseable resource) {
            owned.add(Objects.requireNonNull(resource, "resource"));
            return this;
        }

        /**
         * Sends messages of the given sources through the named stages only, in the order named. A later route for the same
         * source replaces the earlier one.
         *
         * @param sources the sources, compared exactly
         * @param stageNames at least one, none twice; they may be added later than the route
         * @throws IllegalArgumentException if {@code sources} or {@code stageNames} is empty or a stage is named twice
         */
        public Builder route(Set<String> sources, String... stageNames) {
            List<String> names = List.of(stageNames);
            if (sources.isEmpty()) {
                throw new IllegalArgumentException("sources must not be empty");
            }
            if (names.isEmpty()) {
                throw new IllegalArgumentException("a route needs at least one stage: " + sources);
            }
            if (Set.copyOf(names).size() != names.size()) {
                throw new IllegalArgumentException("a route names a stage twice: " + names);
            }
            for (String source : sources) {
                routes.put(Objects.requireNonNull(source, "source"), names);
            }
            return this;
        }

        /** Appends a listener; all are notified, in the order added. A pipeline without listeners does not even read the clock. */
        public Builder listener(PipelineListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Returns the pipeline. The builder can be used again, but two pipelines should not own the same stage.
         *
         * @throws IllegalStateException if there is no stage, or a route names one that was not added
         */
        public ClassificationPipeline build() {
            if (stages.isEmpty()) {
                throw new IllegalStateException("a pipeline needs at least one stage");
            }
            Listeners told = new Listeners(listeners);
            Map<String, ObservedStage> observed = new LinkedHashMap<>();
            stages.forEach((name, stage) -> observed.put(name, new ObservedStage(name, stage, told)));
            Map<String, List<ObservedStage>> bySource = new HashMap<>();
            routes.forEach((source, names) -> bySource.put(source, route(source, names, observed)));
            return new CascadePipeline(
                    List.copyOf(observed.values()), bySource, told, new Closing(stages.values(), owned));
        }

        private static List<ObservedStage> route(
                String source, List<String> names, Map<String, ObservedStage> observed) {
            List<ObservedStage> route = new ArrayList<>(names.size());
            for (String name : names) {
                ObservedStage stage = observed.get(name);
                if (stage == null) {
                    throw new IllegalStateException("the route of source '" + source + "' names the stage '" + name
                            + "', but the stages are " + observed.keySet());
                }
                route.add(stage);
            }
            return route;
        }
    }
}
