package io.logclf.training;

import io.logclf.api.FileException;
import io.logclf.api.LogEntry;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.EntryColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A CSV file as a log. Progress is counted in bytes. Immutable. */
public final class CsvLog implements LogSource {

    private final Path file;
    private final String sourceColumn;
    private final String messageColumn;

    private CsvLog(Path file, String sourceColumn, String messageColumn) {
        this.file = file;
        this.sourceColumn = sourceColumn;
        this.messageColumn = messageColumn;
    }

    /**
     * Returns the log of a file, which is not opened yet.
     *
     * @throws TrainingException if it is a pipe or a device, which cannot be read twice
     */
    public static CsvLog of(Path file, String sourceColumn, String messageColumn) {
        Objects.requireNonNull(sourceColumn, "sourceColumn");
        Objects.requireNonNull(messageColumn, "messageColumn");
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new TrainingException(file + ": is no regular file, and it is read twice; save it to a file first");
        }
        return new CsvLog(file, sourceColumn, messageColumn);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public String title() {
        return String.valueOf(file.getFileName());
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.logclf.io.InputException if the file is no CSV or lacks a column
     * @throws FileException if it cannot be read
     */
    @Override
    public Stream<Optional<LogEntry>> rows(Progress progress) {
        Rows rows = Rows.open(this, progress);
        try {
            return Stream.iterate(rows.next(), Optional::isPresent, row -> rows.next())
                    .map(row -> rows.entry(row.orElseThrow()))
                    .onClose(rows::close);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** The rows of the open file. */
    private record Rows(Path file, CsvReader reader, EntryColumns columns, long size, Progress progress) {

        static Rows open(CsvLog log, Progress progress) {
            try {
                CsvReader reader = CsvReader.open(log.file);
                try {
                    EntryColumns columns = EntryColumns.of(reader, log.sourceColumn, log.messageColumn);
                    return new Rows(log.file, reader, columns, Files.size(log.file), progress);
                } catch (IOException | RuntimeException e) {
                    reader.close();
                    throw e;
                }
            } catch (IOException e) {
                throw FileException.reading(log.file, e);
            }
        }

        Optional<CsvRow> next() {
            try {
                Optional<CsvRow> row = reader.read();
                progress.read(reader.bytesRead(), size);
                return row;
            } catch (IOException e) {
                throw FileException.reading(file, e);
            }
        }

        Optional<LogEntry> entry(CsvRow row) {
            return row.isBlank() ? Optional.empty() : Optional.of(columns.entry(row));
        }

        void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw FileException.reading(file, e);
            }
        }
    }
}
