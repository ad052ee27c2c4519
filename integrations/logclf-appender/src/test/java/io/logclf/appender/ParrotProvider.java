package io.logclf.appender;

import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import io.logclf.api.spi.StageProvider;
import io.logclf.api.spi.StageSource;

/** Stages of the type {@code parrot}: the label of a message is the message. */
public final class ParrotProvider implements StageProvider {

    @Override
    public String type() {
        return "parrot";
    }

    @Override
    public LogClassifier open(StageSource source) {
        return new LogClassifier() {
            @Override
            public Verdict classify(LogEntry entry) {
                return Verdict.decided(new Label(entry.message()), 1, () -> "repeated");
            }

            @Override
            public void close() {}
        };
    }
}
