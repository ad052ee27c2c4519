package io.logclf.workbench.view;

import java.util.List;
import java.util.Optional;

/**
 * What two bundles say of the same rows: the one in use, and the one trained last.
 *
 * @param ready whether all rows are compared; if not, ask again
 * @param rows the messages of all files
 * @param done those compared so far
 * @param changed how many of those get another label, or one where they had none, or none any more
 * @param changes in which way, those with most rows first
 */
public record Comparison(boolean ready, long rows, long done, long changed, List<Change> changes) {

    /**
     * Rows whose label changes in the same way.
     *
     * @param before the label that the bundle in use gives; empty where it decides nothing
     * @param after the one that the trained bundle gives; empty where it decides nothing
     * @param examples a few different messages
     */
    public record Change(Optional<String> before, Optional<String> after, long rows, List<String> examples) {}
}
