package io.logclf.flink;

import io.logclf.api.AbstainReason;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Stages of the type {@code fault}: abstain. While one is armed it takes its time, so that there are checkpoints before the input
 * ends, and throws once when a condition holds.
 */
public final class FaultStageProvider implements StageProvider {

    private static final long PACE = Duration.ofNanos(300_000).toNanos();
    private static final AtomicBoolean ARMED = new AtomicBoolean();
    private static final AtomicInteger RECEIVED = new AtomicInteger();
    private static final AtomicInteger THROWN = new AtomicInteger();
    private static volatile BooleanSupplier when = () -> false;

    /** Begins to count from nothing, slowly. Once the condition holds, a message makes the stage throw. */
    public static void arm(BooleanSupplier condition) {
        RECEIVED.set(0);
        THROWN.set(0);
        when = condition;
        ARMED.set(true);
    }

    /** From here on, messages pass as fast as they can. */
    public static void disarm() {
        ARMED.set(false);
    }

    public static int thrown() {
        return THROWN.get();
    }

    /** How many messages came, those that came again after a failure included. */
    public static int received() {
        return RECEIVED.get();
    }

    @Override
    public String type() {
        return "fault";
    }

    @Override
    public LogClassifier open(StageSource source) {
        return new LogClassifier() {
            @Override
            public Verdict classify(LogEntry entry) {
                RECEIVED.incrementAndGet();
                if (ARMED.get()) {
                    LockSupport.parkNanos(PACE);
                    if (when.getAsBoolean() && ARMED.compareAndSet(true, false)) {
                        THROWN.incrementAndGet();
                        throw new IllegalStateException("the fault that the test has armed");
                    }
                }
                return Verdict.abstained(AbstainReason.NO_MATCH, "");
            }

            @Override
            public void close() {}
        };
    }
}
