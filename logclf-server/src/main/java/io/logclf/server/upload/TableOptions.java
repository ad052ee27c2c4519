package io.logclf.server.upload;

import io.logclf.io.LabelWriter;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import java.io.OutputStream;
import java.util.Objects;

/**
 * How a file is read and labelled: the answer is a table, whatever the file is, since the page and
 * spreadsheets read tables. Immutable.
 *
 * @param reading how it is read
 * @param explain whether confidence, stage and evidence are added
 * @param overwrite whether columns of the same names are replaced; refused otherwise
 */
public record TableOptions(ReadOptions reading, boolean explain, boolean overwrite) {

    /**
     * Checks for null.
     *
     * @throws NullPointerException if {@code reading} is null
     */
    public TableOptions {
        Objects.requireNonNull(reading, "reading");
    }

    /** Returns the builder of a reader that finds out the format unless the request gives it. */
    public LogReader.Builder reader() {
        return reading.reader(LogFormat.AUTO);
    }

    /**
     * Returns a writer of the reader's rows as a table.
     *
     * @throws io.logclf.io.InputException if a column is there already and must not be replaced
     */
    public LabelWriter writer(LogReader reader, OutputStream out) {
        return LabelWriter.builder(reader, out)
                .format(LogFormat.CSV)
                .explain(explain)
                .overwrite(overwrite)
                .build();
    }
}
