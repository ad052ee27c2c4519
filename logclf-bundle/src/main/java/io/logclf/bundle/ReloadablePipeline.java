package io.logclf.bundle;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Promise;
import io.logclf.api.spi.Permissions;
import io.logclf.api.spi.StageProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline of a bundle that can be loaded again while in use: when told by {@link #reload}, or when files change.
 *
 * <pre>{@code
 * ReloadablePipeline pipeline = ReloadablePipeline.builder(Path.of("models/default"))
 *         .watch(Duration.ofSeconds(5), scheduler)
 *         .build();
 * }</pre>
 *
 * <p>The new pipeline is opened completely before it replaces the one in use. What is being classified meanwhile,
 * batches and asynchronous messages included, is finished by the pipeline it began with, which is closed after the last
 * of it; so all messages of one batch are labelled by one bundle, and for a moment both are in memory. A bundle that
 * cannot be used changes nothing. {@link #switchTo} changes to another folder in the same way.
 *
 * <p>Loading runs on the thread that calls {@link #reload}, or on the executor that watches; classifying never waits
 * for it. Safe for concurrent use.
 */
public final class ReloadablePipeline implements ClassificationPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadablePipeline.class);

    private final BundleOptions options;
    private final List<PipelineListener> listeners;
    /** Held while a bundle is loaded, so that of two the later request wins. */
    private final ReentrantLock loading = new ReentrantLock();

    private final CurrentGeneration generations;
    private final BundleWatch watch;

    private ReloadablePipeline(Builder builder) {
        this.options = new BundleOptions(
                Providers.find(builder.providers),
                builder.permissions.orElseGet(Permissions::ofEnvironment),
                builder.promise,
                builder.settings);
        this.listeners = List.copyOf(builder.listeners);
        this.generations = new CurrentGeneration(builder.folder, open(builder.folder, options, listeners));
        this.watch = new BundleWatch(generations, this::reload, LOG);
    }

    /**
     * Opens the bundle in a folder, to be loaded again with {@link #reload}.
     *
     * @throws BundleException if the bundle cannot be used
     */
    public static ReloadablePipeline of(Path folder) {
        return builder(folder).build();
    }

    /** Returns a builder of a pipeline of the bundle in a folder. */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    @Override
    public Classification classify(LogEntry entry) {
        Generation generation = generations.enter();
        try {
            return generation.pipeline().classify(entry);
        } finally {
            leave(generation);
        }
    }

    @Override
    public List<Classification> classifyAll(List<LogEntry> entries) {
        Generation generation = generations.enter();
        try {
            return generation.pipeline().classifyAll(entries);
        } finally {
            leave(generation);
        }
    }

    @Override
    public CompletionStage<Classification> classifyAsync(LogEntry entry, Executor executor) {
        Generation generation = generations.enter();
        boolean handedOver = false;
        try {
            CompletionStage<Classification> result = generation
                    .pipeline()
                    .classifyAsync(entry, executor)
                    .whenComplete((classification, failure) -> leave(generation));
            handedOver = true;
            // A future of the caller's own: cancelling it does not end the work, which leaves when it is done.
            return result.thenApply(Function.identity());
        } finally {
            if (!handedOver) {
                leave(generation);
            }
        }
    }

    /** Returns the counts since this pipeline was opened, over all bundles; those of stages that are gone stay. */
    @Override
    public Map<String, Map<String, Long>> counters() {
        return generations.counters();
    }

    /** Returns the labels of the bundle that is in use. */
    @Override
    public Set<Label> labels() {
        return generations.get().pipeline().labels();
    }

    /** Returns what is known of the bundle that is in use. */
    public BundleFacts facts() {
        return generations.get().facts();
    }

    /** Returns the folder of the bundle that is in use. */
    public Path folder() {
        return generations.get().folder();
    }

    /**
     * Loads the bundle again, whether its files have changed or not. When this returns, what is classified next is
     * classified by the new pipeline. Concurrent calls load one after another.
     *
     * @throws BundleException if the bundle cannot be used; the pipeline stays what it was
     * @throws IllegalStateException if this pipeline is closed
     */
    public void reload() {
        loading.lock();
        try {
            Path folder = folder();
            load(folder);
            LOG.info("Reloaded the bundle {}", folder);
        } finally {
            loading.unlock();
        }
    }

    /**
     * Loads the bundle of another folder, with the promise, settings, permissions and listeners of this one. From then
     * on that folder is the one that is reloaded and watched. When this returns, what is classified next is classified
     * by the new pipeline.
     *
     * @throws BundleException if the bundle cannot be used; pipeline and folder stay what they were
     * @throws IllegalStateException if this pipeline is closed
     */
    public void switchTo(Path other) {
        Objects.requireNonNull(other, "other");
        loading.lock();
        try {
            load(other);
            LOG.info("Switched to the bundle {}", other);
        } finally {
            loading.unlock();
        }
    }

    private void load(Path folder) {
        generations.requireOpen();
        leave(generations.replace(folder, open(folder, options, listeners)));
    }

    private static BundlePlace.Read<BundlePlace.LoadedPipeline> open(
            Path folder, BundleOptions options, List<PipelineListener> listeners) {
        return Bundle.load(folder, options).open(listeners);
    }

    /** Ends watching and closes the current pipeline, which lets classifications under way finish. Idempotent. */
    @Override
    public void close() {
        watch.stop();
        generations.close();
    }

    /**
     * What a pipeline throws when it is closed must not become the answer to the message that happened to be its last.
     */
    private void leave(Generation generation) {
        try {
            generation.leave();
        } catch (RuntimeException | Error e) {
            LOG.warn("The pipeline before of the bundle {} could not be closed", folder(), e);
        }
    }

    /**
     * Configures a {@link ReloadablePipeline}. A second call of a method overwrites the first, unless it appends. Not
     * safe for concurrent use.
     */
    public static final class Builder {

        private final Path folder;
        private final List<PipelineListener> listeners = new ArrayList<>();
        private final List<StageProvider> providers = new ArrayList<>();
        private Optional<Promise> promise = Optional.empty();
        private Optional<PipelineSettings> settings = Optional.empty();
        private Optional<Permissions> permissions = Optional.empty();
        private Optional<ScheduledExecutorService> executor = Optional.empty();
        private Duration interval = Duration.ZERO;

        private Builder(Path folder) {
            this.folder = Objects.requireNonNull(folder, "folder");
        }

        /** Sets how sure trained stages must be; defaults to what {@code pipeline.yaml} says under {@code decide}. */
        public Builder promise(Promise promise) {
            this.promise = Optional.of(promise);
            return this;
        }

        /**
         * Sets other stages and routes, as {@link Bundle#withSettings} does; defaults to what {@code pipeline.yaml}
         * says.
         */
        public Builder settings(PipelineSettings settings) {
            this.settings = Optional.of(settings);
            return this;
        }

        /**
         * Sets what bundles may do beyond their folder; defaults to what the environment variable
         * {@value Permissions#VARIABLE} says.
         */
        public Builder permissions(Permissions permissions) {
            this.permissions = Optional.of(permissions);
            return this;
        }

        /** Appends a listener, which is notified by every pipeline in turn. */
        public Builder listener(PipelineListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** Appends a provider, which is used in place of one on the class path for the same type. */
        public Builder provider(StageProvider provider) {
            providers.add(Objects.requireNonNull(provider, "provider"));
            return this;
        }

        /**
         * Looks for changes at an interval; by default only {@link ReloadablePipeline#reload} loads. A change is loaded
         * when two looks in a row have seen the same, and logged as an error, once, if it cannot be used.
         *
         * <p>Compared are the contents of files up to 1 MB, and size, time and identity of larger ones. Hidden files do
         * not count.
         *
         * @param interval from the end of one look to the beginning of the next
         * @param executor looks and loads on its threads; stays the caller's
         * @throws IllegalArgumentException if {@code interval} is not positive
         */
        public Builder watch(Duration interval, ScheduledExecutorService executor) {
            if (interval.isNegative() || interval.isZero()) {
                throw new IllegalArgumentException("interval must be positive: " + interval);
            }
            this.interval = interval;
            this.executor = Optional.of(executor);
            return this;
        }

        /**
         * Opens the bundle.
         *
         * @throws BundleException if it cannot be used
         * @throws java.util.concurrent.RejectedExecutionException if the executor that should watch is shut down
         */
        public ReloadablePipeline build() {
            ReloadablePipeline pipeline = new ReloadablePipeline(this);
            try {
                executor.ifPresent(executor -> pipeline.watch.start(interval, executor));
            } catch (RuntimeException e) {
                pipeline.close();
                throw e;
            }
            return pipeline;
        }
    }
}
