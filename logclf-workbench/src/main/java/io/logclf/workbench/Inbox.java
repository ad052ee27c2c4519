package io.logclf.workbench;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;

/**
 * Collects what a pipeline could not decide, for a person to label. A pipeline's listener offers what it
 * classifies; see {@link io.logclf.workbench.inbox.TemplateInbox#watching}. Safe for concurrent use.
 */
public interface Inbox {

    /**
     * Offers a message with what became of it. Kept is what no stage decided, and what only a language
     * model did. Takes microseconds: what comes faster than it can be kept is dropped. Throws nothing; does
     * nothing after the project is closed.
     */
    void offer(LogEntry entry, Classification classification);
}
