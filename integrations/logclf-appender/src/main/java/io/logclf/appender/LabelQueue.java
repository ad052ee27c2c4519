package io.logclf.appender;

import io.logclf.api.Classification;
import io.logclf.api.ClassificationPipeline;
import io.logclf.api.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of events with one worker thread that labels them and hands them on in their order. It is what appenders for logging
 * frameworks have in common: the logging thread only enqueues, so logging costs it no classification.
 *
 * <pre>{@code
 * LabelQueue<Event> queue = LabelQueue.<Event>builder(
 *                 PipelineFactory.of("classpath:logclf-default", Optional.empty()), Event::toEntry, this::handOn)
 *         .capacity(4096)
 *         .whenFull(WhenFull.BLOCK)
 *         .start();
 * }</pre>
 *
 * <p><b>The pipeline</b> is opened and closed by the worker thread, so that starting an application does not wait for a model to load;
 * events wait in the queue meanwhile, as far as it has room.
 *
 * <p><b>Every event comes out exactly once</b>, except under {@link WhenFull#DROP}. Events that cannot be labelled come out without a
 * label: if the queue is full, the pipeline cannot be opened, a stage throws, or the queue is closed. Labelled events keep their order;
 * an event that is passed on unlabelled because the queue is full overtakes those that wait.
 *
 * <p><b>No loops.</b> What the worker thread logs itself, for instance a language model's client, is passed on at once: an event never
 * causes another one to be labelled.
 *
 * <p>Safe for concurrent use. {@link #close} is idempotent.
 *
 * @param <E> the type of events
 */
public final class LabelQueue<E> implements AutoCloseable {

    /** Events that are labelled together: enough for a batch to pay, few enough that the first does not wait long. */
    private static final int MOST_AT_ONCE = 64;

    /** How often an idle worker checks whether the queue has been closed. */
    private static final long LOOK_FOR_END_MILLIS = 100;

    private final BlockingQueue<E> waiting;
    private final Supplier<ClassificationPipeline> pipeline;
    private final Function<E, LogEntry> entry;
    private final LabelledSink<E> sink;
    private final Predicate<E> never;
    private final Consumer<Throwable> failures;
    private final WhenFull whenFull;
    private final long blockNanos;
    private final Duration flushLimit;
    /** The events being labelled; null if there are none. Whoever takes them out, worker or {@code end}, hands them on. */
    private final AtomicReference<@Nullable List<E>> inHand = new AtomicReference<>();

    private final LongAdder dropped = new LongAdder();
    private final PendingFlushes flushes = new PendingFlushes();
    private final Thread worker = new Thread(this::work, "logclf-appender");
    /** No further events are accepted. */
    private volatile boolean closed;
    /** Nobody takes from the queue any more. */
    private volatile boolean ended;

    private LabelQueue(Builder<E> options) {
        waiting = new ArrayBlockingQueue<>(options.capacity);
        pipeline = options.pipeline;
        entry = options.entry;
        sink = options.sink;
        never = options.never;
        failures = options.failures;
        whenFull = options.whenFull;
        blockNanos = options.blockFor.toNanos();
        flushLimit = options.flushLimit;
        worker.setDaemon(true);
    }

    /**
     * Returns a builder.
     *
     * @param pipeline opens the pipeline; called once, on the worker thread, which also closes it
     * @param entry returns what to classify of an event; called on the worker thread
     * @param sink receives the events
     * @param <E> the type of events
     */
    public static <E> Builder<E> builder(
            Supplier<ClassificationPipeline> pipeline, Function<E, LogEntry> entry, LabelledSink<E> sink) {
        return new Builder<>(pipeline, entry, sink);
    }

    /**
     * Enqueues an event, or passes it on at once where it cannot or must not wait. Blocks only under {@link WhenFull#BLOCK}.
     *
     * @param event must not change any more: it is read on the worker thread
     */
    public void put(E event) {
        if (closed || Thread.currentThread() == worker || never.test(event)) {
            sink.accept(event, Optional.empty());
        } else if (offered(event)) {
            if (ended && waiting.remove(event)) {
                sink.accept(event, Optional.empty());
            }
        } else if (whenFull == WhenFull.DROP) {
            dropped.increment();
        } else {
            sink.accept(event, Optional.empty());
        }
    }

    /**
     * Runs an action once all events that were put before have been handed on. Returns at once.
     *
     * @param then must not throw; runs on the worker thread, or on the calling thread if the queue is closed
     */
    public void flush(Runnable then) {
        flushes.after(waiting.size() + MOST_AT_ONCE, then);
        if (ended) {
            flushes.completeAll();
        }
    }

    /** Returns how many events were lost so far; always 0 unless the policy is {@link WhenFull#DROP}. */
    public long dropped() {
        return dropped.sum();
    }

    /**
     * Labels what is waiting, for as long as the flush limit allows, hands on the rest without labels, and ends. If a stage hangs, the
     * worker thread, a daemon, is left behind and closes the pipeline when the stage returns. Idempotent.
     */
    @Override
    public void close() {
        closed = true;
        try {
            worker.join(Math.max(1, flushLimit.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    /** Hands on without labels what nobody will label any more. Both the worker and {@code close} call it; each event comes out once. */
    private void end() {
        ended = true;
        List<E> rest = new ArrayList<>(Objects.requireNonNullElse(inHand.getAndSet(null), List.of()));
        waiting.drainTo(rest);
        rest.forEach(event -> sink.accept(event, Optional.empty()));
        flushes.completeAll();
    }

    /** Enqueues an event if there is room, waiting for it if the policy says so. */
    private boolean offered(E event) {
        if (whenFull != WhenFull.BLOCK) {
            return waiting.offer(event);
        }
        try {
            return waiting.offer(event, blockNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The worker thread: opens the pipeline, labels until the queue is closed and empty, and closes the pipeline. */
    private void work() {
        try (ClassificationPipeline opened = pipeline.get()) {
            while (!ended && (!closed || !waiting.isEmpty())) {
                label(opened);
            }
        } catch (RuntimeException | LinkageError e) {
            // A logging framework must go on logging, whatever is wrong with a bundle or the class path.
            failures.accept(e);
        } finally {
            closed = true;
            end();
        }
    }

    /** Labels one batch of what is waiting, or waits a moment for the first event. */
    private void label(ClassificationPipeline opened) {
        List<E> events = new ArrayList<>(MOST_AT_ONCE);
        try {
            flushes.completeIf(waiting::isEmpty);
            E first = waiting.poll(LOOK_FOR_END_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            events.add(first);
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread; it ends when the queue is closed.
            return;
        }
        waiting.drainTo(events, MOST_AT_ONCE - 1);
        inHand.set(events);
        List<Classification> classifications = classified(opened, events);
        if (inHand.compareAndSet(events, null)) {
            handOn(events, classifications);
        }
    }

    /** Returns the classifications of the events in their order; none if a stage throws. */
    private List<Classification> classified(ClassificationPipeline opened, List<E> events) {
        try {
            return opened.classifyAll(events.stream().map(entry).toList());
        } catch (RuntimeException e) {
            failures.accept(e);
            return List.of();
        }
    }

    private void handOn(List<E> events, List<Classification> classifications) {
        for (int i = 0; i < events.size(); i++) {
            sink.accept(
                    events.get(i), classifications.isEmpty() ? Optional.empty() : Optional.of(classifications.get(i)));
        }
        flushes.handedOn(events.size());
    }

    /**
     * Sets limits. A second call of a method overwrites the first. Not safe for concurrent use.
     *
     * @param <E> the type of events
     */
    public static final class Builder<E> {

        private final Supplier<ClassificationPipeline> pipeline;
        private final Function<E, LogEntry> entry;
        private final LabelledSink<E> sink;
        private Predicate<E> never = event -> false;
        private Consumer<Throwable> failures = failure -> {};
        private int capacity = 1024;
        private WhenFull whenFull = WhenFull.PASS_ON;
        private Duration blockFor = Duration.ofMillis(10);
        private Duration flushLimit = Duration.ofSeconds(5);

        private Builder(Supplier<ClassificationPipeline> pipeline, Function<E, LogEntry> entry, LabelledSink<E> sink) {
            this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
            this.entry = Objects.requireNonNull(entry, "entry");
            this.sink = Objects.requireNonNull(sink, "sink");
        }

        /**
         * Sets how many events may wait; defaults to 1,024.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder<E> capacity(int events) {
            if (events < 1) {
                throw new IllegalArgumentException("capacity must be 1 or more: " + events);
            }
            capacity = events;
            return this;
        }

        /** Sets what happens to events that find the queue full; defaults to {@link WhenFull#PASS_ON}. */
        public Builder<E> whenFull(WhenFull policy) {
            whenFull = Objects.requireNonNull(policy, "whenFull");
            return this;
        }

        /**
         * Sets how long {@link WhenFull#BLOCK} makes the logging thread wait; defaults to 10 ms.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder<E> blockFor(Duration limit) {
            blockFor = notNegative("blockFor", limit);
            return this;
        }

        /**
         * Sets how long {@link #close} waits for labels; defaults to 5 s.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder<E> flushLimit(Duration limit) {
            flushLimit = notNegative("flushLimit", limit);
            return this;
        }

        /**
         * Sets which events are passed on at once, never labelled, such as those of logclf itself; defaults to none.
         *
         * @param events called on logging threads
         */
        public Builder<E> never(Predicate<E> events) {
            never = Objects.requireNonNull(events, "never");
            return this;
        }

        /**
         * Sets the listener for pipelines that cannot be opened and stages that throw; defaults to none.
         *
         * @param listener called on the worker thread; what it logs is passed on unlabelled
         */
        public Builder<E> failures(Consumer<Throwable> listener) {
            failures = Objects.requireNonNull(listener, "failures");
            return this;
        }

        /** Returns a queue whose worker thread has been started. */
        public LabelQueue<E> start() {
            LabelQueue<E> queue = new LabelQueue<>(this);
            queue.worker.start();
            return queue;
        }

        private static Duration notNegative(String name, Duration limit) {
            if (limit.isNegative()) {
                throw new IllegalArgumentException(name + " must not be negative: " + limit);
            }
            return limit;
        }
    }
}
