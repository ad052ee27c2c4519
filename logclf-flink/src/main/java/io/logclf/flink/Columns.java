package io.logclf.flink;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of tables, or fields of JSON objects, that a job reads and writes.
 *
 * @param source the one with the source
 * @param message the one with the message
 * @param carried more that go to the output as they are
 */
record Columns(String source, String message, List<String> carried) implements Serializable {

    Columns {
        // A list that Java's serialization knows.
        carried = new ArrayList<>(carried);
    }
}
