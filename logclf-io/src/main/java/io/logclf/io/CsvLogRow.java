package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table. */
final class CsvLogRow extends LogRow {

    private final CsvRow row;
    private final String time;
    private final String label;
    private final List<CsvColumn> carried;

    CsvLogRow(CsvRow row, @Nullable LogEntry entry, String time, String label, List<CsvColumn> carried) {
        super(row.line(), entry);
        this.row = row;
        this.time = time;
        this.label = label;
        this.carried = carried;
    }

    CsvRow row() {
        return row;
    }

    @Override
    public String time() {
        return time;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<String> carried() {
        return carried.stream().map(column -> Utf8.replaced(column.cell(row))).toList();
    }
}
