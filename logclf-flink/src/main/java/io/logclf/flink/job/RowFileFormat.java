package io.logclf.flink.job;

import io.logclf.io.InputException;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files with {@code logclf-io}, in any of its formats. A file is not split among subtasks: where a row begins is known only to a
 * reader of everything before it, for a quoted cell may contain line ends.
 *
 * <p><b>Recovery.</b> A checkpoint stores how many rows of a file have been emitted. Restoring reads the file again from its start and
 * skips that many, since compressed and multi-line input has no usable byte offsets. That takes time, but parsing is much faster than
 * classifying.
 *
 * <p>Rows without a message, such as empty lines, are skipped; they do not count. Serialized with the job graph.
 */
final class RowFileFormat implements BulkFormat<Row, FileSourceSplit> {

    private static final int BATCH_ROWS = 256;
    private static final long BATCH_CHARS = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(RowFileFormat.class);

    private final RowReadOptions reading;
    private final boolean skipBroken;

    /**
     * Creates a format.
     *
     * @param reading how files are read
     * @param skipBroken whether the rest of a file that stops being its format is skipped, with an error in the log; otherwise the job
     *     fails
     */
    RowFileFormat(RowReadOptions reading, boolean skipBroken) {
        this.reading = reading;
        this.skipBroken = skipBroken;
    }

    @Override
    public Reader<Row> createReader(Configuration config, FileSourceSplit split) throws IOException {
        return open(split, 0);
    }

    @Override
    public Reader<Row> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
        return open(
                split,
                split.getReaderPosition()
                        .map(CheckpointedPosition::getRecordsAfterOffset)
                        .orElse(0L));
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<Row> getProducedType() {
        return RowSerializer.type();
    }

    /** Opens a file, and skips the rows that were emitted before a checkpoint. The stream is closed if that fails. */
    private Reader<Row> open(FileSourceSplit split, long rowsRead) throws IOException {
        FSDataInputStream stream = split.path().getFileSystem().open(split.path());
        try {
            LogReader reader = reading.open(stream, split.path().toString());
            reader.description().ifPresent(found -> LOG.info("{}: read as: {}", reader.name(), found));
            Rows rows = new Rows(reader, skipBroken);
            rows.skip(rowsRead);
            return rows;
        } catch (IOException | RuntimeException | Error e) {
            try (stream) {
                throw e;
            }
        }
    }

    /** The rows of one file, in batches bounded by rows and by characters, so that long messages do not fill the memory. */
    private static final class Rows implements Reader<Row> {

        private final LogReader reader;
        private final boolean skipBroken;
        private long rowsRead;
        private boolean broken;

        Rows(LogReader reader, boolean skipBroken) {
            this.reader = reader;
            this.skipBroken = skipBroken;
        }

        void skip(long rows) throws IOException {
            while (rowsRead < rows && next().isPresent()) {
                rowsRead++;
            }
        }

        @Override
        public @Nullable RecordIterator<Row> readBatch() throws IOException {
            Row[] batch = new Row[BATCH_ROWS];
            int rows = 0;
            long chars = 0;
            while (rows < BATCH_ROWS && chars < BATCH_CHARS) {
                Optional<Row> row = next();
                if (row.isEmpty()) {
                    break;
                }
                batch[rows++] = row.get();
                chars += row.get().message().length();
            }
            if (rows == 0) {
                return null;
            }
            ArrayResultIterator<Row> iterator = new ArrayResultIterator<>();
            iterator.set(batch, rows, CheckpointedPosition.NO_OFFSET, rowsRead);
            rowsRead += rows;
            return iterator;
        }

        @Override
        public void close() throws IOException {
            reader.remarks().forEach(remark -> LOG.warn("{}: {}", reader.name(), remark));
            reader.close();
        }

        /** Returns the next row that has a message; empty at the end of the file. */
        private Optional<Row> next() throws IOException {
            Optional<LogRow> row = read();
            while (row.isPresent()) {
                Optional<Row> made = row.flatMap(Rows::row);
                if (made.isPresent()) {
                    return made;
                }
                row = read();
            }
            return Optional.empty();
        }

        private Optional<LogRow> read() throws IOException {
            if (broken) {
                return Optional.empty();
            }
            try {
                return reader.read();
            } catch (InputException e) {
                if (!skipBroken) {
                    throw e;
                }
                broken = true;
                LOG.error("The rest of a file is left out: {}", e.getMessage());
                return Optional.empty();
            }
        }

        private static Optional<Row> row(LogRow row) {
            return row.entry().map(entry -> new Row(entry.source(), entry.message(), entry.severity(), row.carried()));
        }
    }
}
