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
 * @param explain whether confidence, stage and evidence are added
 * @param overwrite whether columns of the same names are replaced; refused otherwise
 */
record TableOptions(ReadOptions reading, boolean explain, boolean overwrite) {

    /**
     * Checks for null.
     *
     * @throws NullPointerException if {@code reading} is null
     */
    TableOptions {
        Objects.requireNonNull(reading, "reading");
    }

    LogReader.Builder reader() {
        return reading.reader(LogFormat.AUTO);
    }

    LabelWriter writer(LogReader reader, OutputStream out) {
        return LabelWriter.builder(reader, out)
                .format(LogFormat.CSV)
                .explain(explain)
                .overwrite(overwrite)
                .build();
    }
}
