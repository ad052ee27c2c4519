package io.logclf.flink;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of the CSV files that a job reads and writes.
 *
 * @param source the column with the source
 * @param message the column with the message
 * @param carried more columns that go to the output as they are
 */
record CsvColumns(String source, String message, List<String> carried) implements Serializable {

    CsvColumns {
        // A list that Java's serialization knows.
        carried = new ArrayList<>(carried);
    }
}
