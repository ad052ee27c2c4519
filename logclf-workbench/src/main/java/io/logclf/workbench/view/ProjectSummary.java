package io.logclf.workbench.view;

import java.util.List;
import java.util.Optional;

/**
 * A project at a glance.
 *
 * @param revision grows with every change
 * @param openGroups those of which nothing, or not all, has been said
 * @param decisions how many labels people gave, in steps
 * @param forecast absent until enough groups are labelled
 */
public record ProjectSummary(
        long revision,
        List<LabelSummary> labels,
        List<FileSummary> files,
        long rows,
        long labelledRows,
        long noneRows,
        int groups,
        int openGroups,
        int decisions,
        Optional<Forecast> forecast) {}
