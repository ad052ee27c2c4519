package io.logclf.server;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.PipelineListener;
import io.logclf.api.Verdict;
import io.logclf.workbench.Workbench;

/**
 * Tells a listener of what clients send. What the project classifies to suggest labels or to compare bundles is no message of theirs, and
 * would set off alerts. Safe for concurrent use.
 *
 * @param told stays the caller's
 */
record ClientMessages(PipelineListener told) implements PipelineListener {

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
