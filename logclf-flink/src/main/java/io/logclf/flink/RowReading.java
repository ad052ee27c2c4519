package io.logclf.flink;

import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.Tolerance;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How files are read.
 *
 * @param source of all messages of plain lines; empty to take it from their prefix
 * @param delimiter what is between the cells of a table; null to find it
 */
record RowReading(
        LogFormat format,
        Columns columns,
        String source,
        Tolerance tolerance,
        @Nullable Character delimiter) implements Serializable {

    /** @throws IOException if the stream cannot be read or does not begin as the format does; it stays open then */
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
