package io.logclf.training;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads labelled entries from CSV or JSON, which have the columns or fields of an entry, and one with the label: {@value
 * LabelColumns#LABEL} unless another is named, and {@code label} where that is absent; or from plain lines with the label and a tab in
 * front, as {@code classify} writes them. Rows without a label are left out and counted.
 */
public final class LabelledCsv {

    private static final String USUAL_LABEL = "label";

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

        /** The names that the label may have, the first that is there counts. */
        List<String> labels() {
            return label.equals(LabelColumns.LABEL) ? List.of(label, USUAL_LABEL) : List.of(label);
        }
    }

    /**
     * Reads files, one after the other. A folder is read by {@link LabelledGroups}, whose columns have names of their own.
     *
     * @throws io.logclf.io.InputException if one is no CSV or lacks a column
     * @throws TrainingException if no row has a label
     * @throws FileException if a file cannot be read
     */
    public static LabelledEntries read(List<Path> files, Columns columns) {
        List<LabelledEntry> entries = new ArrayList<>();
        long unlabelled = 0;
        for (Path file : files) {
            LabelledEntries read = readOne(file, columns);
            entries.addAll(read.entries());
            unlabelled += read.unlabelled();
        }
        if (entries.isEmpty()) {
            throw new TrainingException(
                    files.get(0) + ": no row has a label; fill the column '" + columns.label() + "'");
        }
        return new LabelledEntries(entries, unlabelled);
    }

    private static LabelledEntries readOne(Path file, Columns columns) {
        if (Files.isDirectory(file)) {
            return LabelledGroups.read(file);
        }
        return switch (kind(file).name()) {
            case "jsonl", "json" -> LabelledJson.read(file, columns);
            case "lines" -> LabelledLines.read(file);
            default -> read(file, columns);
        };
    }

    /** What a file is by its name, or else by its first lines, for which it is opened; a pipe could not be opened again. */
    private static LogFormat kind(Path file) {
        LogFormat named = LogFormat.ofName(file.toString());
        if (!named.equals(LogFormat.AUTO) || !Files.isRegularFile(file)) {
            return named;
        }
        try (LogReader reader = LogReader.builder(LogFormat.AUTO).open(file)) {
            return reader.kind();
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
    }

    private static LabelledEntries read(Path file, Columns columns) {
        List<LabelledEntry> entries = new ArrayList<>();
        long unlabelled = 0;
        try (CsvReader reader = CsvReader.open(file)) {
            EntryColumns entry = EntryColumns.of(reader, columns.source(), columns.message());
            CsvColumn label = label(reader, columns);
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                String name = label.cell(row.get()).strip();
                if (!name.isEmpty()) {
                    entries.add(LabelledEntry.of(entry.entry(row.get()), new Label(name))
                            .at(new Place(file, row.get().line())));
                } else if (!row.get().isBlank()) {
                    unlabelled++;
                }
            }
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
        return new LabelledEntries(entries, unlabelled);
    }

    private static CsvColumn label(CsvReader reader, Columns columns) {
        for (String name : columns.labels()) {
            if (reader.header().stream().map(String::strip).anyMatch(name::equals)) {
                return CsvColumn.required(reader, name, "label");
            }
        }
        return CsvColumn.required(reader, columns.label(), "label");
    }
}
