package io.logclf.workbench;

import io.logclf.workbench.view.GroupState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which groups to show, and in which order.
 *
 * @param file only those of one file
 * @param state only those of which this has been said
 * @param search only those with these words in a template, an example or a source, whatever their case, or of whose messages
 *     it is one; empty for all
 * @param suggested only those to which this label is suggested
 * @param atLeast with at least this probability
 * @param label only those with this label
 * @param offset how many to leave out, at least 0
 * @param limit how many to show, at least 1
 */
public record GroupQuery(
        OptionalLong file,
        Optional<GroupState> state,
        Order order,
        String search,
        Optional<String> suggested,
        double atLeast,
        Optional<String> label,
        int offset,
        int limit) {

    /** The first hundred of all, what teaches most first. */
    public static final GroupQuery FIRST = new GroupQuery(
            OptionalLong.empty(), Optional.empty(), Order.TEACH, "", Optional.empty(), 0, Optional.empty(), 0, 100);

    /** In which order groups stand. */
    public enum Order {
        /** Those first whose label teaches most: rows times doubt. */
        TEACH,
        /** Those with most rows first. */
        ROWS,
        /** By their templates. */
        TEMPLATE
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public GroupQuery {
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException(
                    "offset must be at least 0 and limit at least 1: " + offset + ", " + limit);
        }
    }
}
