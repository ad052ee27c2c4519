package io.logclf.bundle;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.FileException;
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
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline of a bundle that can be loaded anew: when told by {@link #reload}, or when its files change. What is being
 * classified meanwhile, batches and asynchronous messages included, is finished by the pipeline it began with, which is closed
 * after the last of it. A bundle that cannot be used changes nothing. {@link #switchTo} goes over to another folder in the same
 * way. Safe for concurrent use.
 *
 * <pre>{@code
 * ReloadablePipeline pipeline = ReloadablePipeline.builder(Path.of("models/default"))
 *         .watch(Duration.ofSeconds(5), scheduler)
 *         .build();
 * }</pre>
 */
public final class ReloadablePipeline implements ClassificationPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadablePipeline.class);

    private final BundleOptions options;
    private final List<PipelineListener> listeners;
    /** Held while a bundle is loaded. */
    private final ReentrantLock reloading = new ReentrantLock();
    /** Guards changes of what is current, and of being closed. */
    private final Object change = new Object();

    private final GenerationCounts counts = new GenerationCounts();

    private volatile Path folder;
    private volatile Generation current;
    private volatile BundleState loaded;
    private volatile BundleFacts facts;
    private volatile boolean closed;
    private Optional<Future<?>> watch = Optional.empty();

    /** What the last look saw, and the last state that could not be used; for the watching thread only. */
    private BundleState seen;

    private @Nullable BundleState refused;

    private ReloadablePipeline(Builder builder) {
        this.folder = builder.folder;
        this.options = new BundleOptions(
                Providers.find(builder.providers),
                builder.permissions.orElseGet(Permissions::ofEnvironment),
                builder.promise,
                builder.settings);
        this.listeners = List.copyOf(builder.listeners);
        BundlePlace.Read<Loaded> first = open(folder);
        this.current = new Generation(first.value().pipeline(), counts);
        this.facts = first.value().facts();
        this.loaded = first.state();
        this.seen = first.state();
    }

    /**
     * Opens the bundle in a folder, to be loaded anew with {@link #reload}.
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
        Generation generation = enter();
        try {
            return generation.pipeline().classify(entry);
        } finally {
            leave(generation);
        }
    }

    @Override
    public List<Classification> classifyAll(List<LogEntry> entries) {
        Generation generation = enter();
        try {
            return generation.pipeline().classifyAll(entries);
        } finally {
            leave(generation);
        }
    }

    @Override
    public CompletionStage<Classification> classifyAsync(LogEntry entry, Executor executor) {
        Generation generation = enter();
        boolean handedOver = false;
        try {
            CompletionStage<Classification> result = generation
                    .pipeline()
                    .classifyAsync(entry, executor)
                    .whenComplete((classification, failure) -> leave(generation));
            handedOver = true;
            // A stage of the caller's own: if that is cancelled, the work goes on, and leaves when it is done.
            return result.thenApply(Function.identity());
        } finally {
            if (!handedOver) {
                leave(generation);
            }
        }
    }

    /** Returns the counts since this pipeline was opened, over all bundles that were loaded; those of removed stages stay. */
    @Override
    public Map<String, Map<String, Long>> counters() {
        return counts.sums();
    }

    /** Returns the labels of the bundle that is in use. */
    @Override
    public Set<Label> labels() {
        return current.pipeline().labels();
    }

    /** Returns what is known of the bundle that is in use. */
    public BundleFacts facts() {
        return facts;
    }

    /** Returns the folder of the bundle that is in use. */
    public Path folder() {
        return folder;
    }

    /**
     * Loads the bundle anew, whether its files have changed or not. When this returns, what is classified next is classified by
     * the new pipeline. Several calls at once load one after the other.
     *
     * @throws BundleException if the bundle cannot be used; the pipeline stays what it was
     * @throws IllegalStateException if this pipeline is closed
     */
    public void reload() {
        reloading.lock();
        try {
            requireOpen();
            become(folder, open(folder));
            LOG.info("Reloaded the bundle {}", folder);
        } finally {
            reloading.unlock();
        }
    }

    /**
     * Loads the bundle of another folder, with the promise, settings, permissions and listeners of this one. From then on that folder is
     * the one that is reloaded and watched. When this returns, what is classified next is classified by the new pipeline.
     *
     * @throws BundleException if the bundle cannot be used; pipeline and folder stay what they were
     * @throws IllegalStateException if this pipeline is closed
     */
    public void switchTo(Path other) {
        Objects.requireNonNull(other, "other");
        reloading.lock();
        try {
            requireOpen();
            become(other, open(other));
            LOG.info("Switched to the bundle {}", other);
        } finally {
            reloading.unlock();
        }
    }

    /** Closes the current pipeline, or lets the last classification under way do so. Ends watching. */
    @Override
    public void close() {
        synchronized (change) {
            if (closed) {
                return;
            }
            closed = true;
            watch.ifPresent(future -> future.cancel(false));
        }
        current.leave();
    }

    private BundlePlace.Read<Loaded> open(Path place) {
        return Bundle.load(place, options).open(listeners);
    }

    private void become(Path place, BundlePlace.Read<Loaded> next) {
        Generation before;
        synchronized (change) {
            before = current;
            if (!closed) {
                folder = place;
                current = new Generation(next.value().pipeline(), counts);
                facts = next.value().facts();
                loaded = next.state();
            }
        }
        if (current == before) {
            next.value().pipeline().close();
            throw new IllegalStateException("the pipeline is closed");
        }
        leave(before);
    }

    private void start(Duration interval, ScheduledExecutorService executor) {
        Future<?> future = executor.scheduleWithFixedDelay(
                this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        synchronized (change) {
            watch = Optional.of(future);
        }
    }

    /** Loads a change that has stood still since the last look; what is being copied may be only half there. */
    private void look() {
        if (closed) {
            return;
        }
        try {
            loadIfChanged();
        } catch (RuntimeException | Error e) {
            // What leaves here ends the watching, and nobody is told.
            if (!closed) {
                refuse(e.getClass().getName(), e);
            }
        }
    }

    private void loadIfChanged() {
        BundleState now = BundleState.of(folder);
        boolean stoodStill = now.equals(seen);
        seen = now;
        if (!stoodStill || now.equals(loaded) || now.equals(refused)) {
            return;
        }
        // Set before trying: an exception nobody expects must not be thrown again at every look.
        refused = now;
        try {
            reload();
            refused = null;
        } catch (BundleException e) {
            refuse(e.summary(), e);
        } catch (FileException e) {
            refuse(String.valueOf(e.getMessage()), e);
        }
    }

    /** @param reason without text of log messages */
    private void refuse(String reason, Throwable failure) {
        LOG.error("The bundle {} has changed and cannot be used; the one before stays in use: {}", folder, reason);
        LOG.debug("Why the bundle {} cannot be used", folder, failure);
    }

    private Generation enter() {
        while (true) {
            requireOpen();
            Generation generation = current;
            if (generation.enter()) {
                return generation;
            }
        }
    }

    /** What a pipeline throws when it is closed is no answer to the message that happened to be its last. */
    private void leave(Generation generation) {
        try {
            generation.leave();
        } catch (RuntimeException | Error e) {
            LOG.warn("The pipeline before of the bundle {} could not be closed", folder, e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the pipeline is closed");
        }
    }

    /** Says how a bundle is followed. Not safe for concurrent use. */
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

        /** Sets other stages and routes, as {@link Bundle#withSettings} does; defaults to what {@code pipeline.yaml} says. */
        public Builder settings(PipelineSettings settings) {
            this.settings = Optional.of(settings);
            return this;
        }

        /**
         * Sets what bundles may do beyond their folder; defaults to what the environment variable {@value Permissions#VARIABLE}
         * says.
         */
        public Builder permissions(Permissions permissions) {
            this.permissions = Optional.of(permissions);
            return this;
        }

        /** Appends a listener, which is told of every pipeline in turn. */
        public Builder listener(PipelineListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** Appends a provider, to use in place of one on the class path for the same type. */
        public Builder provider(StageProvider provider) {
            providers.add(Objects.requireNonNull(provider, "provider"));
            return this;
        }

        /**
         * Looks for changes from time to time; without this, only {@link ReloadablePipeline#reload} loads. A change is loaded
         * when it has stood still from one look to the next, and logged as an error if it cannot be used, once.
         *
         * <p>The content of files up to 1 MB is compared, of larger ones size, time and identity.
         *
         * @param interval from the end of one look to the next
         * @param executor looks and loads; stays the caller's
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
                executor.ifPresent(executor -> pipeline.start(interval, executor));
            } catch (RuntimeException e) {
                pipeline.close();
                throw e;
            }
            return pipeline;
        }
    }
}
