package io.logclf.server;

import io.logclf.io.LabelWriter;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import java.io.OutputStream;
import java.util.Objects;

/**
 * How a file is read and labelled: the answer is a table, whatever the file is.
 *
 * @param reading how it is read
 * @param sourceColumn column with the source
 * @param messageColumn column with the message
 * @param explain whether confidence, stage and evidence are added
 * @param overwrite whether columns of the same names are replaced; refused otherwise
 */
record TableOptions(
        ReadOptions reading, String sourceColumn, String messageColumn, boolean explain, boolean overwrite) {

    /**
     * Checks for nulls.
     *
     * @throws NullPointerException if a name is null
     */
    TableOptions {
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(sourceColumn, "sourceColumn");
        Objects.requireNonNull(messageColumn, "messageColumn");
    }

    LogReader.Builder reader() {
        return reading.reader(LogFormat.AUTO).sourceName(sourceColumn).messageName(messageColumn);
    }

    LabelWriter writer(LogReader reader, OutputStream out) {
        return LabelWriter.builder(reader, out)
                .format(LogFormat.CSV)
                .explain(explain)
                .overwrite(overwrite)
                .build();
    }
}
