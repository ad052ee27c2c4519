package io.logclf.training;

import io.logclf.api.LogEntry;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log that can be read more than once, row by row: a file ({@link FileLog}), a list, a query. What reads
 * it holds a row at a time, so a log may be larger than memory.
 *
 * <pre>{@code
 * LogSource orders = LogSource.of("orders", entries);
 * }</pre>
 *
 * An implementation over a database opens a cursor in {@link #rows}, and closes it when the stream is
 * closed. Discovery reads a log twice, and fails if the second reading has more or fewer rows.
 */
public interface LogSource {

    /** Returns the name for messages, such as the path of a file. */
    String name();

    /** Returns the name for reports, such as that of a file without its folder; the same name by default. */
    default String title() {
        return name();
    }

    /**
     * Opens the rows, from the first one on, for one reader, which closes the stream. Every call gives the
     * same rows. A row without an entry is a blank line, which keeps its place in results.
     *
     * @param progress told how much has been read, on the reader's thread
     * @throws io.logclf.api.LogclfException if the log cannot be read, here or while the stream is
     */
    Stream<Optional<LogEntry>> rows(Progress progress);

    /**
     * Returns a log of entries that are in memory, or in a collection that reads them when it is iterated
     * over.
     *
     * @param name for messages and reports
     * @param entries not copied
     */
    static LogSource of(String name, Collection<LogEntry> entries) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(entries, "entries");
        return new LogSource() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public Stream<Optional<LogEntry>> rows(Progress progress) {
                return entries.stream().map(Optional::of);
            }
        };
    }

    /** Receives the progress of reading. */
    @FunctionalInterface
    interface Progress {

        /**
         * Reports progress; called often.
         *
         * @param total how much there is to read, in the unit of {@code done}
         */
        void read(long done, long total);
    }
}
