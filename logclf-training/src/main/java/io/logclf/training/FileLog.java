package io.logclf.training;

import io.logclf.api.FileException;
import io.logclf.api.LogEntry;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file as a log, in any format that {@link LogReader} knows. Progress is counted in bytes, of the file as
 * it is, compressed or not.
 *
 * <pre>{@code
 * FileLog log = FileLog.of(Path.of("app.log.gz"));
 * Discovery.builder(encoder).build().run(log, folder);
 * log.description().ifPresent(System.out::println);        // what the format was found to be
 * }</pre>
 *
 * May be read several times, one after the other; what {@link #description} and {@link #remarks} tell is of
 * the last time.
 */
public final class FileLog implements LogSource {

    private final Path file;
    private final LogReader.Builder reader;
    private volatile Optional<String> description = Optional.empty();
    private volatile List<String> remarks = List.of();

    private FileLog(Path file, LogReader.Builder reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * Returns the log of a file whose format is found out when it is opened.
     *
     * @throws TrainingException if it is a pipe or a device, which cannot be read twice
     */
    public static FileLog of(Path file) {
        return of(file, LogReader.builder(LogFormat.AUTO));
    }

    /**
     * Returns the log of a file, which is not opened yet.
     *
     * @param reader opens it each time, and must not be changed any more
     * @throws TrainingException if it is a pipe or a device, which cannot be read twice
     */
    public static FileLog of(Path file, LogReader.Builder reader) {
        Objects.requireNonNull(reader, "reader");
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new TrainingException(file + ": is no regular file, and it is read twice; save it to a file first");
        }
        return new FileLog(file, reader);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public String title() {
        return String.valueOf(file.getFileName());
    }

    /** Returns the {@link LogReader#description description} of the reader that was closed last. */
    public Optional<String> description() {
        return description;
    }

    /** Returns {@link LogReader#remarks remarks} of the reader that was closed last. */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.logclf.io.InputException if the file is not in its format, or lacks a column or field
     * @throws FileException if it cannot be read
     */
    @Override
    public Stream<Optional<LogEntry>> rows(Progress progress) {
        Rows rows = Rows.open(this, progress);
        try {
            return Stream.iterate(rows.next(), Optional::isPresent, row -> rows.next())
                    .map(row -> row.orElseThrow().entry())
                    .onClose(rows::close);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** The rows of the open file. */
    private record Rows(FileLog log, Path file, LogReader reader, long size, Progress progress) {

        static Rows open(FileLog log, Progress progress) {
            try {
                return new Rows(log, log.file, log.reader.open(log.file), Files.size(log.file), progress);
            } catch (IOException e) {
                throw FileException.reading(log.file, e);
            }
        }

        Optional<LogRow> next() {
            try {
                Optional<LogRow> row = reader.read();
                progress.read(reader.bytesRead(), size);
                return row;
            } catch (IOException e) {
                throw FileException.reading(file, e);
            }
        }

        void close() {
            log.description = reader.description();
            log.remarks = reader.remarks();
            try {
                reader.close();
            } catch (IOException e) {
                throw FileException.reading(file, e);
            }
        }
    }
}
