package io.logclf.training;

import io.logclf.api.FileException;
import io.logclf.api.Label;
import io.logclf.io.CsvColumn;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.EntryColumns;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code logclf discover} wrote, once a person has filled in labels: the rows of {@code
 * clusters.csv}, each with the label that {@code groups.csv} gives its cluster. Rows without a cluster, and
 * those of groups without a label, are unlabelled.
 */
public final class LabelledGroups {

    /** The file with a row for each row of the log. */
    public static final String CLUSTERS = "clusters.csv";

    /** The file with a row for each group, and its label. */
    public static final String GROUPS = "groups.csv";

    private static final String CLUSTER = "cluster";

    private LabelledGroups() {}

    /**
     * Reads both files from a folder.
     *
     * @throws io.logclf.io.InputException if one is no CSV or lacks a column
     * @throws TrainingException if no group has a label
     * @throws FileException if a file cannot be read
     */
    public static LabelledEntries read(Path folder) {
        Map<String, Label> labels = labels(folder.resolve(GROUPS));
        Path file = folder.resolve(CLUSTERS);
        List<LabelledEntry> entries = new ArrayList<>();
        long unlabelled = 0;
        try (CsvReader reader = CsvReader.open(file)) {
            EntryColumns columns = EntryColumns.of(reader);
            CsvColumn cluster = CsvColumn.required(reader, CLUSTER, CLUSTER);
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                Label label = labels.get(cluster.cell(row.get()));
                if (label != null) {
                    entries.add(LabelledEntry.of(columns.entry(row.get()), label)
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

    /** Returns the labels that a person has filled in, by cluster. */
    private static Map<String, Label> labels(Path file) {
        Map<String, Label> labels = new HashMap<>();
        try (CsvReader reader = CsvReader.open(file)) {
            CsvColumn cluster = CsvColumn.required(reader, CLUSTER, CLUSTER);
            CsvColumn label = CsvColumn.required(reader, LabelColumns.LABEL, "label");
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                String name = label.cell(row.get()).strip();
                if (!name.isEmpty()) {
                    labels.put(cluster.cell(row.get()), new Label(name));
                }
            }
        } catch (IOException e) {
            throw FileException.reading(file, e);
        }
        if (labels.isEmpty()) {
            throw new TrainingException(file + ": no group has a label; fill the column '" + LabelColumns.LABEL + "'");
        }
        return labels;
    }
}
