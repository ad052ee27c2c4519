package io.logclf.flink;

import java.io.Serializable;
import java.time.Duration;

/**
 * Configures how remote stages are called: asynchronously, with Flink's asynchronous I/O, instead of on the task's thread.
 *
 * <pre>{@code
 * LogClassification.builder(bundle)
 *         .remote(RemoteCalls.builder()
 *                 .capacity(64)
 *                 .timeout(Duration.ofSeconds(10))
 *                 .attempts(2)
 *                 .build())
 *         .build();
 * }</pre>
 *
 * <p>A subtask passes at most capacity divided by latency of those messages that reach the remote stage: 32 calls under way at 2
 * seconds each are 16 messages a second. If more arrive, Flink's back-pressure slows the source down; nothing is lost, and memory
 * does not grow. Immutable and safe for concurrent use.
 */
public final class RemoteCalls implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MAX_CAPACITY = 10_000;
    private static final int MAX_ATTEMPTS = 100;

    private final int capacity;
    private final Duration timeout;
    private final int attempts;
    private final Duration backoff;
    private final boolean keepOrder;

    private RemoteCalls(Builder options) {
        this.capacity = options.capacity;
        this.timeout = options.timeout;
        this.attempts = options.attempts;
        this.backoff = options.backoff;
        this.keepOrder = options.keepOrder;
    }

    /** Returns the defaults: 32 messages at a time, 30 seconds, one attempt, any order. */
    public static RemoteCalls defaults() {
        return builder().build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Most messages under way in a subtask. */
    int capacity() {
        return capacity;
    }

    Duration timeout() {
        return timeout;
    }

    int attempts() {
        return attempts;
    }

    Duration backoff() {
        return backoff;
    }

    boolean keepOrder() {
        return keepOrder;
    }

    /** Collects the options. A second call of a method overwrites the first. Not safe for concurrent use. */
    public static final class Builder {

        private int capacity = 32;
        private Duration timeout = Duration.ofSeconds(30);
        private int attempts = 1;
        private Duration backoff = Duration.ofMillis(500);
        private boolean keepOrder;

        private Builder() {}

        /**
         * Sets how many messages a subtask has under way at most; defaults to 32. Each takes a thread while it waits for a remote
         * stage. While as many are under way, the subtask accepts no more, and back-pressure slows the operators before it down.
         *
         * @throws IllegalArgumentException if it is not between 1 and 10,000
         */
        public Builder capacity(int capacity) {
            if (capacity < 1 || capacity > MAX_CAPACITY) {
                throw new IllegalArgumentException("capacity must be from 1 to " + MAX_CAPACITY + ": " + capacity);
            }
            this.capacity = capacity;
            return this;
        }

        /**
         * Sets how long a message may take, including all attempts, their backoff and waiting for a thread; defaults to 30 seconds.
         * A message that takes longer is emitted without a label, with the reason {@code UNAVAILABLE}, and its call is interrupted.
         *
         * @throws IllegalArgumentException if it is below one millisecond
         */
        public Builder timeout(Duration timeout) {
            if (timeout.toMillis() < 1) {
                throw new IllegalArgumentException("timeout must be at least 1 ms: " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * Sets how often a message is tried while a stage is {@code UNAVAILABLE} and none decides; defaults to 1. Each attempt runs
         * the whole cascade and counts in the metrics. Stages may have retries of their own, which multiply with these.
         *
         * @throws IllegalArgumentException if it is not between 1 and 100
         */
        public Builder attempts(int attempts) {
            if (attempts < 1 || attempts > MAX_ATTEMPTS) {
                throw new IllegalArgumentException("attempts must be from 1 to " + MAX_ATTEMPTS + ": " + attempts);
            }
            this.attempts = attempts;
            return this;
        }

        /**
         * Sets how long to wait before the second attempt; defaults to 500 ms. The wait doubles with each further attempt.
         *
         * @throws IllegalArgumentException if it is negative or longer than an hour
         */
        public Builder backoff(Duration backoff) {
            if (backoff.isNegative() || backoff.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("backoff must be from 0 to 1 hour: " + backoff);
            }
            this.backoff = backoff;
            return this;
        }

        /**
         * Sets whether messages leave in the order in which they arrived; defaults to {@code false}. If so, a message that waits for a
         * remote stage holds up all messages behind it.
         */
        public Builder keepOrder(boolean keepOrder) {
            this.keepOrder = keepOrder;
            return this;
        }

        /** Returns the options. */
        public RemoteCalls build() {
            return new RemoteCalls(this);
        }
    }
}
