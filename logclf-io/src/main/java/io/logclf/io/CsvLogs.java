package io.logclf.io;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Tables whose rows are log entries. */
final class CsvLogs implements RowFormat {

    private final CsvReader reader;
    private final EntryColumns columns;
    private final List<CsvColumn> carried;
    private final AtomicLong longRows = new AtomicLong();
    private final AtomicLong firstLongLine = new AtomicLong(Long.MAX_VALUE);

    private CsvLogs(CsvReader reader, EntryColumns columns, List<CsvColumn> carried) {
        this.reader = reader;
        this.columns = columns;
        this.carried = carried;
    }

    static CsvLogs of(CsvReader reader, String source, String message, String severity, List<String> carried) {
        return new CsvLogs(
                reader,
                EntryColumns.of(reader, source, message, severity),
                carried.stream()
                        .map(name -> CsvColumn.required(reader, name, "carried"))
                        .toList());
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        return rows(reader.split(portion));
    }

    @Override
    public LogFormat kind() {
        return LogFormat.CSV;
    }

    @Override
    public RowLabels labels(LabelWriter.Builder options) {
        return new CsvLabels(
                LabelColumns.builder(reader)
                        .overwrite(options.overwrite)
                        .explain(options.explain)
                        .fallback(options.fallback)
                        .build(),
                new CsvText(reader.lineSeparator(), options.protectFormulas));
    }

    @Override
    public List<String> remarks() {
        long count = longRows.get();
        if (count == 0) {
            return List.of();
        }
        return List.of((count == 1 ? "1 row has" : count + " rows have")
                + " more cells than the header, the first in line " + firstLongLine.get()
                + "; is a message with a comma not quoted?");
    }

    ParsedRows<LogRow> rows(ParsedRows<CsvRow> table) {
        List<LogRow> rows = new ArrayList<>(table.rows().size());
        for (CsvRow row : table.rows()) {
            if (row.cells().size() > reader.header().size()) {
                longRows.incrementAndGet();
                firstLongLine.accumulateAndGet(row.line(), Math::min);
            }
            rows.add(new CsvLogRow(row, row.isBlank() ? null : columns.entry(row), carried));
        }
        return new ParsedRows<>(rows, table.problem());
    }
}
