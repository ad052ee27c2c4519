package io.logclf.workbench.view;

import java.util.List;

/**
 * A part of the groups that a query selects.
 *
 * @param revision the project's when it was read
 * @param total how many groups the query selects
 * @param rows how many rows they have together
 * @param groups those from the query's offset on, at most as many as its limit
 */
public record GroupPage(long revision, int total, long rows, List<GroupBrief> groups) {}
