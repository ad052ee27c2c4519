package io.logclf.training;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.LogRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads labelled entries from CSV or JSON, which have the columns or fields of an entry, and one with the
 * label: {@value LabelColumns#LABEL} unless another is named, and {@code label} where that is absent; or
 * from plain lines with the label and a tab in front, as {@code classify} writes them. Rows without a label
 * are left out and counted.
 */
public final class LabelledCsv {

    private LabelledCsv() {}

    /** Names of columns. */
    public record Columns(String source, String message, String label) {

        /** The names that logclf's own files have. */
        public static final Columns STANDARD =
                new Columns(EntryColumns.SOURCE, EntryColumns.MESSAGE, LabelColumns.LABEL);

        /**
         * Checks that all are given.
         *
         * @throws NullPointerException if one is null
         */
        public Columns {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(label, "label");
        }
    }

    /**
     * Reads files, one after the other. A folder is one that {@code discover} wrote and a person has filled
     * in ({@link LabelledGroups}), whose columns have names of their own.
     *
     * @param files at least one
     * @throws io.logclf.io.InputException if one has no labelled entries that can be read, or lacks a
     *     column
     * @throws TrainingException if no row has a label
     * @throws FileException if a file cannot be read
     */
    public static LabelledEntries read(List<Path> files, Columns columns) {
        LogReader.Builder reader =
                LogReader.builder(LogFormat.AUTO).sourceName(columns.source()).messageName(columns.message());
        return read(files, reader, columns.label());
    }

    /**
     * Reads files as {@link #read(List, Columns)} does, in a format and with a tolerance of the caller's choice.
     *
     * @param reader opens each file, and must not be changed any more
     * @param label the name of the label's column or field
     */
    public static LabelledEntries read(List<Path> files, LogReader.Builder reader, String label) {
        List<LabelledEntry> entries = new ArrayList<>();
        long unlabelled = 0;
        List<String> descriptions = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Path file : files) {
            LabelledEntries read = readOne(file, reader.label(label));
            entries.addAll(read.entries());
            unlabelled += read.unlabelled();
            descriptions.addAll(read.descriptions());
            remarks.addAll(read.remarks());
        }
        if (entries.isEmpty()) {
            throw new TrainingException(files.get(0) + ": no row has a label; fill the column '" + label + "'");
        }
        return new LabelledEntries(entries, unlabelled, descriptions, remarks);
    }

    /** Reads one file, whatever it is. */
    private static LabelledEntries readOne(Path file, LogReader.Builder options) {
        if (Files.isDirectory(file)) {
            return LabelledGroups.read(file);
        }
        try (LogReader reader = options.open(file)) {
            if (!reader.kind().equals(LogFormat.LINES)) {
                return rows(file, reader);
            }
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
        if (!Files.isRegularFile(file)) {
            throw new TrainingException(
                    file + ": is no regular file, and plain lines with labels are read twice; save it to a file first");
        }
        return LabelledLines.read(file);
    }

    /** Reads rows that have a column or field for the label. */
    private static LabelledEntries rows(Path file, LogReader reader) throws IOException {
        List<LabelledEntry> entries = new ArrayList<>();
        long unlabelled = 0;
        for (Optional<LogRow> row = reader.read(); row.isPresent(); row = reader.read()) {
            Optional<LogEntry> entry = row.get().entry();
            String label = row.get().label();
            if (entry.isPresent() && !label.isEmpty()) {
                entries.add(LabelledEntry.of(entry.get(), new Label(label))
                        .at(new Place(file, row.get().line())));
            } else if (entry.isPresent()) {
                unlabelled++;
            }
        }
        return new LabelledEntries(
                entries,
                unlabelled,
                reader.description().map(found -> file + ": read as: " + found).stream()
                        .toList(),
                reader.remarks().stream().map(remark -> file + ": " + remark).toList());
    }
}
