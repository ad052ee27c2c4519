package io.logclf.app;

import io.logclf.api.LogEntry;
import io.logclf.io.CsvReader;
import io.logclf.io.CsvRow;
import io.logclf.io.EntryColumns;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** CSV with a header. */
final class CsvRows implements RowReader<CsvRow> {

    /** What a cell takes besides its text. */
    private static final int CELL_CHARS = 32;

    private final CsvReader reader;
    private final EntryColumns columns;
    private long longRows;
    private long firstLongLine;

    private CsvRows(CsvReader reader, EntryColumns columns) {
        this.reader = reader;
        this.columns = columns;
    }

    static CsvRows open(Input input, FieldNames names) throws IOException {
        CsvReader reader = CsvReader.of(input.stream(), input.name());
        return new CsvRows(reader, EntryColumns.of(reader, names.source(), names.message()));
    }

    CsvReader reader() {
        return reader;
    }

    @Override
    public Optional<CsvRow> read() throws IOException {
        Optional<CsvRow> row = reader.read();
        if (row.isPresent() && row.get().cells().size() > reader.header().size()) {
            firstLongLine = longRows == 0 ? row.get().line() : firstLongLine;
            longRows++;
        }
        return row;
    }

    @Override
    public Optional<LogEntry> entry(CsvRow row) {
        return row.isBlank() ? Optional.empty() : Optional.of(columns.entry(row));
    }

    @Override
    public long chars(CsvRow row) {
        long chars = 0;
        for (String cell : row.cells()) {
            chars += CELL_CHARS + cell.length();
        }
        return chars;
    }

    @Override
    public List<String> remarks() {
        if (longRows == 0) {
            return List.of();
        }
        return List.of((longRows == 1 ? "1 row has" : longRows + " rows have")
                + " more cells than the header, the first in line " + firstLongLine
                + "; is a message with a comma not quoted?");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
