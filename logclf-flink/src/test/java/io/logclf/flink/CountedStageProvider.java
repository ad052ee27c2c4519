package io.logclf.flink;

import io.logclf.api.AbstainReason;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Stages of the type {@code counted}: abstain, and count how many of them are open. */
public final class CountedStageProvider implements StageProvider {

    static final AtomicInteger OPENED = new AtomicInteger();
    static final AtomicInteger OPEN = new AtomicInteger();

    @Override
    public String type() {
        return "counted";
    }

    @Override
    public LogClassifier open(StageSource source) {
        OPENED.incrementAndGet();
        OPEN.incrementAndGet();
        return new LogClassifier() {
            @Override
            public Verdict classify(LogEntry entry) {
                return Verdict.abstained(AbstainReason.NO_MATCH, "");
            }

            @Override
            public void close() {
                OPEN.decrementAndGet();
            }
        };
    }
}
