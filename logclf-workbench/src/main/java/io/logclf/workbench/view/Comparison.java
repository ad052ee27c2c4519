package io.logclf.workbench.view;

import java.util.List;
import java.util.Optional;

/**
 * What two bundles say of the same rows.
 *
 * @param ready whether all rows are compared
 * @param rows all of them
 * @param done those compared so far
 * @param changed how many of those have another label
 * @param changes those with most rows first
 */
public record Comparison(boolean ready, long rows, long done, long changed, List<Change> changes) {

    /**
     * Rows whose label changes in the same way.
     *
     * @param before empty where the bundle in use decides nothing
     */
    public record Change(Optional<String> before, Optional<String> after, long rows, List<String> examples) {}
}
