package io.logclf.flink;

import io.logclf.api.LogEntry;
import io.logclf.io.CsvColumn;
import io.logclf.io.CsvException;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.EntryColumns;
import java.io.IOException;
import java.util.List;
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
 * Reads CSV files as {@code logclf-io} does, each by one reader: where a row begins is known only to who has read all before it. Empty
 * lines are left out.
 */
final class CsvFormat implements BulkFormat<Row, FileSourceSplit> {

    private static final int BATCH_ROWS = 256;
    private static final long BATCH_CHARS = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CsvFormat.class);

    private final CsvColumns columns;
    private final boolean skipBroken;

    /** @param skipBroken whether the rest of a file that stops being CSV is left out, with a logged error */
    CsvFormat(CsvColumns columns, boolean skipBroken) {
        this.columns = columns;
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

    private Reader<Row> open(FileSourceSplit split, long rowsRead) throws IOException {
        FSDataInputStream stream = split.path().getFileSystem().open(split.path());
        try {
            Rows rows = new Rows(CsvReader.of(stream, split.path().toString()), columns, skipBroken);
            rows.skip(rowsRead);
            return rows;
        } catch (IOException | RuntimeException | Error e) {
            try (stream) {
                throw e;
            }
        }
    }

    /** The rows of one file. */
    private static final class Rows implements Reader<Row> {

        private final CsvReader reader;
        private final EntryColumns entries;
        private final List<CsvColumn> carried;
        private final boolean skipBroken;
        private long rowsRead;
        private boolean broken;

        Rows(CsvReader reader, CsvColumns columns, boolean skipBroken) {
            this.reader = reader;
            this.skipBroken = skipBroken;
            entries = EntryColumns.of(reader, columns.source(), columns.message());
            carried = columns.carried().stream()
                    .map(name -> CsvColumn.required(reader, name, "carried"))
                    .toList();
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
            reader.close();
        }

        private Optional<Row> next() throws IOException {
            Optional<CsvRow> row = read();
            while (row.isPresent() && row.get().isBlank()) {
                row = read();
            }
            return row.map(this::row);
        }

        private Optional<CsvRow> read() throws IOException {
            if (broken) {
                return Optional.empty();
            }
            try {
                return reader.read();
            } catch (CsvException e) {
                if (!skipBroken) {
                    throw e;
                }
                broken = true;
                LOG.error("The rest of a file is left out: {}", e.getMessage());
                return Optional.empty();
            }
        }

        private Row row(CsvRow row) {
            LogEntry entry = entries.entry(row);
            return new Row(
                    entry.source(),
                    entry.message(),
                    carried.stream().map(column -> column.cell(row)).toList());
        }
    }
}
