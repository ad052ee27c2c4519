/**
 * What a pipeline could not decide, by masked template. In come messages with their classifications,
 * through {@link io.logclf.workbench.Inbox#offer}; out come {@link
 * io.logclf.workbench.inbox.InboxTemplate}s, whose secrets are redacted. {@link
 * io.logclf.workbench.inbox.TemplateInbox} is where to begin: a queue and a thread in front of the
 * templates in memory, which {@link io.logclf.workbench.inbox.InboxStore} keeps.
 */
@NullMarked
package io.logclf.workbench.inbox;

import org.jspecify.annotations.NullMarked;
