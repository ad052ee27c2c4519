package io.logclf.flink;

import java.io.Serializable;
import java.time.Duration;

/**
 * How remote stages are asked: beside the task's thread, with Flink's asynchronous I/O. Immutable and safe for concurrent use.
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

    /** Returns the defaults of the builder. */
    public static RemoteCalls defaults() {
        return builder().build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

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

    /** Collects the options. Not safe for concurrent use. */
    public static final class Builder {

        private int capacity = 32;
        private Duration timeout = Duration.ofSeconds(30);
        private int attempts = 1;
        private Duration backoff = Duration.ofMillis(500);
        private boolean keepOrder;

        private Builder() {}

        /**
         * Sets how many messages a subtask has under way at most, each with a thread while it waits for a remote stage; 32 by
         * default. If as many wait, the subtask takes no more messages, and what is before it slows down.
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
         * Sets how long a message may take, all attempts and waiting for a thread included; 30 seconds by default. After
         * that it goes on without a label, with the reason {@code UNAVAILABLE}, and what is asking for it is interrupted.
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
         * Sets how often a message is tried while a stage answers {@code UNAVAILABLE} and none decides; 1 by default. Each
         * attempt asks the whole cascade and counts in the metrics. Stages may have retries of their own, which come on top.
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
         * Sets how long to wait before the second attempt; twice as long before each further one; 500 ms by default.
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
         * Sets whether messages leave in the order they came; not by default. With it, a message that waits for a remote stage
         * holds up those behind it.
         */
        public Builder keepOrder(boolean keepOrder) {
            this.keepOrder = keepOrder;
            return this;
        }

        /** Builds the options. */
        public RemoteCalls build() {
            return new RemoteCalls(this);
        }
    }
}
