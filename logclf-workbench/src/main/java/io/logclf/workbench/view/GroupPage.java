package io.logclf.workbench.view;

import java.util.List;

/**
 * A part of the groups that a query asks for.
 *
 * @param total how many groups there are
 * @param rows how many rows they have together
 */
public record GroupPage(long revision, int total, long rows, List<GroupBrief> groups) {}
