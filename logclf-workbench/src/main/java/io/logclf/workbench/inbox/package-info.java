/**
 * What a pipeline could not decide, by masked template. In come messages with their classifications, through {@link
 * io.logclf.workbench.Inbox#offer}; out come {@link io.logclf.workbench.inbox.InboxTemplate}s, whose secrets are redacted.
 */
@NullMarked
package io.logclf.workbench.inbox;

import org.jspecify.annotations.NullMarked;
