package io.logclf.workbench;

import io.logclf.workbench.view.GroupBrief;
import java.util.List;

/**
 * What a change did: enough for a page to update itself without fetching the project again.
 *
 * @param revision the project's after the change
 * @param step its number in the history; 0 if it is no step that could be undone
 * @param groups those that changed or are new, as they are now
 * @param removed the numbers of groups that have no rows any more
 */
public record Changed(long revision, long step, List<GroupBrief> groups, List<Long> removed) {}
