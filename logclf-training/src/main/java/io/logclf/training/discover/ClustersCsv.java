package io.logclf.training.discover;

import io.logclf.api.LogEntry;
import io.logclf.io.CsvWriter;
import io.logclf.io.EntryColumns;
import io.logclf.training.LogSource;
import io.logclf.training.TrainingException;
import io.logclf.training.mining.MinedTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes {@code clusters.csv}: a row for each row of the log, in its order, with its template and the
 * number of its group. The log is read again for it, since only four bytes were kept of a row.
 */
final class ClustersCsv {

    private final MinedRows rows;
    private final MinedTemplates mined;
    private final GroupedTemplates grouped;
    private final Discovery.Listener listener;

    ClustersCsv(MinedRows rows, MinedTemplates mined, GroupedTemplates grouped, Discovery.Listener listener) {
        this.rows = rows;
        this.mined = mined;
        this.grouped = grouped;
        this.listener = listener;
    }

    /**
     * Reads the log and writes the file.
     *
     * @throws TrainingException if the log does not have the rows any more that were mined
     */
    void write(LogSource log, Path file) throws IOException {
        try (Stream<Optional<LogEntry>> read = log.rows((done, total) -> {});
                CsvWriter writer = CsvWriter.of(Files.newOutputStream(file))) {
            writer.write(List.of("row", EntryColumns.SOURCE, EntryColumns.MESSAGE, "template", "cluster"));
            int written = 0;
            for (Iterator<Optional<LogEntry>> each = read.iterator(); each.hasNext(); ) {
                if (written == rows.rows()) {
                    throw changed(log);
                }
                writer.write(cells(written++, each.next()));
                listener.progress(Discovery.Phase.WRITE, written, rows.rows());
            }
            if (written < rows.rows()) {
                throw changed(log);
            }
        }
    }

    private List<String> cells(int row, Optional<LogEntry> entry) {
        String number = Integer.toString(row + 1);
        if (rows.isBlank(row) || entry.isEmpty()) {
            return List.of(number, "", "", "", "");
        }
        int template = mined.template(rows.ticket(row)).id();
        int cluster = grouped.number(template);
        return List.of(
                number,
                entry.get().source(),
                entry.get().message(),
                mined.templates().get(template).text(),
                cluster == 0 ? "" : Integer.toString(cluster));
    }

    private static TrainingException changed(LogSource log) {
        return new TrainingException(
                log.name() + ": has changed while it was read; run it again when nobody writes to it");
    }
}
