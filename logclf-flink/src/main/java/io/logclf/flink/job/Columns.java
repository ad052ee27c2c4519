package io.logclf.flink.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the columns of tables, or fields of JSON objects, that a job reads and writes. Serialized with the job graph.
 *
 * @param source the column or field with the source
 * @param message the one with the message
 * @param carried further ones that are copied to the output as they are, in this order
 */
record Columns(String source, String message, List<String> carried) implements Serializable {

    Columns {
        // A copy that is sure to be serializable: not every list is.
        carried = new ArrayList<>(carried);
    }
}
