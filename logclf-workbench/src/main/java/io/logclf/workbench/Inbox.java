package io.logclf.workbench;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;

/** Collects what a pipeline could not decide, for a person to label. Safe for concurrent use. */
public interface Inbox {

    /**
     * Offers a message with what became of it. Kept is what no stage decided, and what only a language model did. Takes microseconds: what
     * comes faster than it can be kept is dropped. Throws nothing.
     */
    void offer(LogEntry entry, Classification classification);
}
