package io.logclf.bundle;

import io.logclf.api.LogClassifier;
import java.util.ArrayList;
import java.util.List;

/**
 * What is open of a pipeline in the making, and not yet the pipeline's to close.
 *
 * @param stages in the order of the pipeline
 * @param owned what the stages use and do not close, in the order opened
 */
record Opened(List<LogClassifier> stages, List<AutoCloseable> owned) {

    Opened() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** Closes all in the order of a pipeline (stages before what they use, the last one first), and returns what that throws. */
    List<Throwable> close() {
        List<AutoCloseable> all = new ArrayList<>(owned);
        all.addAll(stages);
        List<Throwable> failures = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            close(all.get(i), failures);
        }
        return failures;
    }

    // AutoCloseable may throw anything, and what comes after it must still be closed.
    private static void close(AutoCloseable resource, List<Throwable> failures) {
        try {
            resource.close();
        } catch (Exception | Error e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failures.add(e);
        }
    }
}
