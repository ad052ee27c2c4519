package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table. */
final class CsvLogRow extends LogRow {

    private final CsvRow row;
    private final List<CsvColumn> carried;

    CsvLogRow(CsvRow row, @Nullable LogEntry entry, List<CsvColumn> carried) {
        super(row.line(), entry);
        this.row = row;
        this.carried = carried;
    }

    CsvRow row() {
        return row;
    }

    @Override
    public List<String> carried() {
        return carried.stream().map(column -> column.cell(row)).toList();
    }
}
