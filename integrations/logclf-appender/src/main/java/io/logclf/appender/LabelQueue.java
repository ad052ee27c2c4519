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
 * A bounded queue of events, and one thread that labels them and hands them on in their order. The thread opens the pipeline, so that nobody
 * waits for that, and closes it. What cannot be labelled goes on without a label: if the queue is full, the pipeline cannot be opened, a
 * stage throws, or the queue is closed. What the thread logs itself, such as a language model's client, goes on at once: an event never
 * causes another one to be labelled. Safe for concurrent use.
 *
 * @param <E> the type of events
 */
public final class LabelQueue<E> implements AutoCloseable {

    private static final int MOST_AT_ONCE = 64;
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
    /** What is being labelled. */
    private final AtomicReference<@Nullable List<E>> inHand = new AtomicReference<>();

    private final LongAdder dropped = new LongAdder();
    private final PendingFlushes flushes = new PendingFlushes();
    private final Thread worker = new Thread(this::work, "logclf-appender");
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
     * @param pipeline opens the pipeline; called once, on the queue's thread, which closes it
     * @param entry tells what to classify of an event; called on the queue's thread
     * @param sink takes the events
     */
    public static <E> Builder<E> builder(
            Supplier<ClassificationPipeline> pipeline, Function<E, LogEntry> entry, LabelledSink<E> sink) {
        return new Builder<>(pipeline, entry, sink);
    }

    /** Takes an event; it must not change any more. */
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
     * Runs something once all events that were put before have been handed on.
     *
     * @param then must not throw; runs on the queue's thread, or on the calling one if the queue is closed
     */
    public void flush(Runnable then) {
        flushes.after(waiting.size() + MOST_AT_ONCE, then);
        if (ended) {
            flushes.completeAll();
        }
    }

    /** Returns how many events were lost. */
    public long dropped() {
        return dropped.sum();
    }

    /** Labels what waits, up to the limit, hands on the rest without labels, and ends. Closing twice does nothing. */
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

    /** Hands on what nobody will label any more: each event once, whoever comes first. */
    private void end() {
        ended = true;
        List<E> rest = new ArrayList<>(Objects.requireNonNullElse(inHand.getAndSet(null), List.of()));
        waiting.drainTo(rest);
        rest.forEach(event -> sink.accept(event, Optional.empty()));
        flushes.completeAll();
    }

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

    /** Labels what waits, or waits for a moment. */
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
            // The thread is nobody's to interrupt; it ends when the queue is closed.
            return;
        }
        waiting.drainTo(events, MOST_AT_ONCE - 1);
        inHand.set(events);
        List<Classification> classifications = classified(opened, events);
        if (inHand.compareAndSet(events, null)) {
            handOn(events, classifications);
        }
    }

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

    /** Sets limits. Not safe for concurrent use. */
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

        /** Sets how many events may wait, 1 or more; defaults to 1,024. */
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

        /** Sets how long {@link WhenFull#BLOCK} waits, 0 or more; defaults to 10 ms. */
        public Builder<E> blockFor(Duration limit) {
            blockFor = notNegative("blockFor", limit);
            return this;
        }

        /** Sets how long {@link #close} waits for labels, 0 or more; defaults to 5 s. */
        public Builder<E> flushLimit(Duration limit) {
            flushLimit = notNegative("flushLimit", limit);
            return this;
        }

        /** Sets which events go on at once, such as those of logclf itself; defaults to none. Called on logging threads. */
        public Builder<E> never(Predicate<E> events) {
            never = Objects.requireNonNull(events, "never");
            return this;
        }

        /** Sets who is told of a pipeline that cannot be opened, and of stages that throw; defaults to nobody. */
        public Builder<E> failures(Consumer<Throwable> listener) {
            failures = Objects.requireNonNull(listener, "failures");
            return this;
        }

        /** Returns a queue whose thread runs. */
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
