package io.logclf.flink.job;

import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.Tolerance;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Configures how files are read. Serialized with the job graph; each reader on the cluster is opened with it.
 *
 * @param format the format of all files, or {@code auto} to detect it for each
 * @param columns the columns or fields to read
 * @param source the source of messages without a column or field for it; empty to take it from their prefix
 * @param tolerance how strictly malformed input is treated
 * @param delimiter the character between the cells of a table; null to detect it
 */
record RowReadOptions(
        LogFormat format,
        Columns columns,
        String source,
        Tolerance tolerance,
        @Nullable Character delimiter) implements Serializable {

    /**
     * Opens a reader, which closes the stream when it is closed.
     *
     * @param name of the file, for messages
     * @throws IOException if the stream cannot be read or does not begin as the format does; the stream stays open
     */
    LogReader open(InputStream stream, String name) throws IOException {
        LogReader.Builder reader = LogReader.builder(format)
                .sourceName(columns.source())
                .messageName(columns.message())
                .carry(columns.carried())
                .source(source)
                .tolerance(tolerance);
        if (delimiter != null) {
            reader.delimiter(delimiter);
        }
        return reader.read(stream, name);
    }
}
