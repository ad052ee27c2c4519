package io.logclf.app.serve;

import java.util.Objects;

/**
 * How a table is read and labelled.
 *
 * @param sourceColumn column with the source
 * @param messageColumn column with the message
 * @param explain whether confidence, stage and evidence are added
 * @param overwrite whether columns of the same names are replaced; refused otherwise
 */
public record TableOptions(String sourceColumn, String messageColumn, boolean explain, boolean overwrite) {

    /**
     * Checks for nulls.
     *
     * @throws NullPointerException if a name is null
     */
    public TableOptions {
        Objects.requireNonNull(sourceColumn, "sourceColumn");
        Objects.requireNonNull(messageColumn, "messageColumn");
    }
}
