package io.logclf.workbench.view;

import java.util.List;

/**
 * A group with all that helps to label it.
 *
 * @param first the time of its first row as it stands in the log; empty where there is none
 * @param last that of its last row
 * @param parts with most rows first, some of them
 * @param moreParts how many are not among them
 * @param examples some messages that are unlike each other
 * @param suggestions the likeliest first
 * @param history what was done with it, the latest first
 */
public record GroupDetail(
        GroupBrief brief,
        String first,
        String last,
        List<NamedRows> sources,
        List<NamedRows> severities,
        List<Part> parts,
        int moreParts,
        List<Example> examples,
        List<Suggestion> suggestions,
        List<Step> history) {}
