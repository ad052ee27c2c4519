package io.logclf.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables whose rows are log entries. */
final class CsvLogs implements RowFormat {

    private final CsvReader reader;
    private final EntryColumns columns;
    private final List<CsvColumn> carried;
    private final RowCount longRows = new RowCount();

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
                new CsvText(reader.delimiter(), reader.lineSeparator(), options.protectFormulas));
    }

    @Override
    public Optional<String> description() {
        return reader.delimiter() == CsvDelimiter.STANDARD
                ? Optional.empty()
                : Optional.of("CSV; " + CsvDelimiter.name(reader.delimiter()) + " between the cells");
    }

    @Override
    public List<String> remarks() {
        Optional<String> tooLong = longRows.remark(
                        "row has more cells than the header", "rows have more cells than the header")
                .map(remark ->
                        remark + "; is a message with " + CsvDelimiter.name(reader.delimiter()) + " not quoted?");
        return Stream.concat(reader.remarks().stream(), tooLong.stream()).toList();
    }

    ParsedRows<LogRow> rows(ParsedRows<CsvRow> table) {
        List<LogRow> rows = new ArrayList<>(table.rows().size());
        for (CsvRow row : table.rows()) {
            if (row.cells().size() > reader.header().size()) {
                longRows.add(row.line());
            }
            rows.add(new CsvLogRow(row, row.isBlank() ? null : columns.entry(row), carried));
        }
        return new ParsedRows<>(rows, table.problem());
    }
}
