package io.logclf.training.discover;

import io.logclf.io.CsvWriter;
import io.logclf.io.LabelColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code groups.csv}: a row for each group, with an empty label. */
final class GroupsCsv {

    private final GroupedTemplates grouped;

    GroupsCsv(GroupedTemplates grouped) {
        this.grouped = grouped;
    }

    void write(Path file) throws IOException {
        try (CsvWriter writer = CsvWriter.of(Files.newOutputStream(file))) {
            writer.write(List.of("cluster", "rows", "templates", "example", LabelColumns.LABEL));
            for (DiscoveredGroup group : grouped.groups()) {
                writer.write(List.of(
                        Integer.toString(group.number()),
                        Long.toString(group.rows()),
                        Integer.toString(group.templates().size()),
                        group.templates().get(0).examples().get(0),
                        ""));
            }
        }
    }
}
