package io.logclf.workbench;

/**
 * A group as somebody saw it: a change is made only if it is still the same, which is optimistic locking.
 *
 * @param id the number of the group in its project
 * @param version that of the {@link io.logclf.workbench.view.GroupBrief} that was shown
 */
public record GroupVersion(long id, long version) {}
