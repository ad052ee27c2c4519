package io.logclf.workbench;

import io.logclf.workbench.view.GroupBrief;
import java.util.List;

/**
 * What a change did.
 *
 * @param step its number in the history
 * @param groups those that changed or are new
 * @param removed those that are gone
 */
public record Changed(long revision, long step, List<GroupBrief> groups, List<Long> removed) {}
