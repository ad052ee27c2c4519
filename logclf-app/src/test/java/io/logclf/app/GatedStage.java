package io.logclf.app;

import io.logclf.api.Evidence;
import io.logclf.api.Label;
import io.logclf.api.LogClassifier;
import io.logclf.api.LogEntry;
import io.logclf.api.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A stage that stops at messages with "wait" until it is let go on, so that a test can look while it works. */
final class GatedStage implements LogClassifier {

    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch gate = new CountDownLatch(1);
    final AtomicLong asked = new AtomicLong();

    @Override
    public Verdict classify(LogEntry entry) {
        asked.incrementAndGet();
        if (entry.message().contains("wait")) {
            reached.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Verdict.decided(new Label("Passed"), 1.0, new Passed());
    }

    @Override
    public void close() {
        gate.countDown();
    }

    private record Passed() implements Evidence {
        @Override
        public String summary() {
            return "passed the gate";
        }
    }
}
