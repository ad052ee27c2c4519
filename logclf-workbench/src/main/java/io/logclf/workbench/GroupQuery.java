package io.logclf.workbench;

import io.logclf.workbench.view.GroupState;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which groups to show, and in which order. All conditions must hold; an empty one excludes nothing.
 *
 * @param file only those of one file
 * @param state only those of which this has been said
 * @param order how they are sorted; ties are broken by rows, and then by number, so that pages do not
 *     overlap
 * @param search only those with all of these words in a template, an example or a source, whatever their
 *     case, or of whose messages it is one; blank for all
 * @param suggested only those without a label of their own to which this label is suggested first
 * @param atLeast with at least this probability; read only with {@code suggested}
 * @param label only those with a form that has this label
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
