package io.logclf.server.workbench;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.workbench.Workbench;

/**
 * Passes on only what happens to messages of clients. What the project classifies to suggest labels
 * or to compare bundles is no message of theirs, and would set off alerts. Told apart by the
 * thread: {@link Workbench#isWorking} is true on the project's own. Safe for concurrent use if what
 * it passes on to is.
 *
 * @param told stays the caller's
 */
public record ClientOnlyListener(PipelineListener told) implements PipelineListener {

    @Override
    public void stageAsked(String stage, LogEntry entry) {
        if (!Workbench.isWorking()) {
            told.stageAsked(stage, entry);
        }
    }

    @Override
    public void stageDecided(String stage, LogEntry entry, Verdict.Decided verdict, long nanos) {
        if (!Workbench.isWorking()) {
            told.stageDecided(stage, entry, verdict, nanos);
        }
    }

    @Override
    public void stageAbstained(String stage, LogEntry entry, Verdict.Abstained verdict, long nanos) {
        if (!Workbench.isWorking()) {
            told.stageAbstained(stage, entry, verdict, nanos);
        }
    }

    @Override
    public void stageFailed(String stage, LogEntry entry, Throwable failure, long nanos) {
        if (!Workbench.isWorking()) {
            told.stageFailed(stage, entry, failure, nanos);
        }
    }

    @Override
    public void classified(LogEntry entry, Classification classification, long nanos) {
        if (!Workbench.isWorking()) {
            told.classified(entry, classification, nanos);
        }
    }
}
