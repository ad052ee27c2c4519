package io.logclf.workbench;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;

/** SKELETON. What a pipeline could not decide, by masked template, bounded; the server helper writes the body (see task). */
public interface Inbox {

    /** Never blocks for long, never throws. Only what is undecided, or decided by the llm stage, is kept. */
    void offer(LogEntry entry, Classification classification);
}
