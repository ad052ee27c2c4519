package io.logclf.flink;

import io.logclf.api.AbstainReason;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Stages of the type {@code fault}: abstain, but throw at the first message that ends with what they are armed with. */
public final class FaultStageProvider implements StageProvider {

    private static final AtomicReference<String> ARMED = new AtomicReference<>("");
    private static final AtomicInteger THROWN = new AtomicInteger();

    /** The next message with this end makes the stage throw, once. */
    static void arm(String end) {
        ARMED.set(end);
    }

    static int thrown() {
        return THROWN.get();
    }

    @Override
    public String type() {
        return "fault";
    }

    @Override
    public LogClassifier open(StageSource source) {
        return new LogClassifier() {
            @Override
            public String name() {
                return "fault";
            }

            @Override
            public Verdict classify(LogEntry entry) {
                String end = ARMED.get();
                if (!end.isEmpty() && entry.message().endsWith(end) && ARMED.compareAndSet(end, "")) {
                    THROWN.incrementAndGet();
                    throw new IllegalStateException("the fault that the test asked for");
                }
                return Verdict.abstained(AbstainReason.NO_MATCH, "");
            }

            @Override
            public void close() {}
        };
    }
}
