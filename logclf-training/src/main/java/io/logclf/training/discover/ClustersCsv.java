package io.logclf.training.discover;

import io.logclf.api.LogEntry;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.training.mining.MinedTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes {@code clusters.csv}: a row for each row of the input. */
final class ClustersCsv {

    private final MinedRows rows;
    private final MinedTemplates mined;
    private final GroupedTemplates grouped;
    private final String sourceColumn;
    private final String messageColumn;
    private final Discovery.Listener listener;

    ClustersCsv(
            MinedRows rows,
            MinedTemplates mined,
            GroupedTemplates grouped,
            String sourceColumn,
            String messageColumn,
            Discovery.Listener listener) {
        this.rows = rows;
        this.mined = mined;
        this.grouped = grouped;
        this.sourceColumn = sourceColumn;
        this.messageColumn = messageColumn;
        this.listener = listener;
    }

    void write(Path input, Path file) throws IOException {
        try (CsvReader reader = CsvReader.open(input);
                CsvWriter writer = CsvWriter.of(Files.newOutputStream(file))) {
            EntryColumns columns = EntryColumns.of(reader, sourceColumn, messageColumn);
            writer.write(List.of("row", EntryColumns.SOURCE, EntryColumns.MESSAGE, "template", "cluster"));
            int read = 0;
            for (Optional<CsvRow> row = reader.read(); row.isPresent(); row = reader.read()) {
                if (read == rows.rows()) {
                    throw changed(input);
                }
                writer.write(cells(read++, row.get(), columns));
                listener.progress(Discovery.Phase.WRITE, read, rows.rows());
            }
            if (read < rows.rows()) {
                throw changed(input);
            }
        }
    }

    private List<String> cells(int row, CsvRow cells, EntryColumns columns) {
        String number = Integer.toString(row + 1);
        if (rows.isBlank(row)) {
            return List.of(number, "", "", "", "");
        }
        LogEntry entry = columns.entry(cells);
        int template = mined.template(rows.ticket(row)).id();
        int cluster = grouped.number(template);
        return List.of(
                number,
                entry.source(),
                entry.message(),
                mined.templates().get(template).text(),
                cluster == 0 ? "" : Integer.toString(cluster));
    }

    private static DiscoveryException changed(Path input) {
        return new DiscoveryException(input + ": has changed while it was read; run it again when nobody writes to it");
    }
}
