package io.logclf.bundle;

import io.logclf.api.LogClassifier;
import java.util.ArrayList;
import java.util.List;

/**
 * What is open of a pipeline that is being built, until the pipeline owns it: if a later stage cannot be opened, all of
 * it is closed again. Mutable, for the thread that builds.
 *
 * @param stages in the order of the pipeline
 * @param owned what the stages use and leave to the pipeline to close, in the order opened
 */
record OpenStages(List<LogClassifier> stages, List<AutoCloseable> owned) {

    OpenStages() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /**
     * Closes everything in the order in which a pipeline does, stages before what they use and the last first; returns
     * what that throws.
     */
    List<Throwable> close() {
        List<AutoCloseable> all = new ArrayList<>(owned);
        all.addAll(stages);
        List<Throwable> failures = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            close(all.get(i), failures);
        }
        return failures;
    }

    /** Closes one; AutoCloseable may throw anything, and the rest must still be closed. */
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
