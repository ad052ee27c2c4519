package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.io.csv.CsvText;
import io.logclf.io.detect.CsvDelimiter;
import io.logclf.io.input.LabelText;
import io.logclf.io.input.OtherBytes;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.RowCount;
import io.logclf.io.input.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables whose rows are log entries: one column is the message, and all others are kept. Safe for
 * concurrent use, as the reader's splitter is; the rows hold their cells, so that they can be written
 * back as cells.
 */
final class CsvLogs implements RowFormat {

    private final CsvReader reader;
    private final EntryColumns columns;
    private final Optional<CsvColumn> label;
    private final List<CsvColumn> carried;
    /**
     * Rows with more cells than the header: a message with unquoted delimiters falls apart in them, so they are remarked on.
     */
    private final RowCount longRows = new RowCount();

    private CsvLogs(CsvReader reader, EntryColumns columns, Optional<CsvColumn> label, List<CsvColumn> carried) {
        this.reader = reader;
        this.columns = columns;
        this.label = label;
        this.carried = carried;
    }

    /**
     * Finds the columns.
     *
     * @param reader the table, of which only the header is read
     * @throws InputException if a column is missing that was named, or is there more than once
     */
    static CsvLogs of(CsvReader reader, LogReader.Builder options) {
        return new CsvLogs(
                reader,
                EntryColumns.of(reader, options.sourceName, options.messageNames.get(0), options.severityName),
                label(reader, options.labels),
                options.carried.stream()
                        .map(name -> CsvColumn.required(reader, name, "carried"))
                        .toList());
    }

    /**
     * Finds the column with the right label: the first of the names that the header has. If a label is
     * wanted, it must be there.
     */
    private static Optional<CsvColumn> label(CsvReader reader, List<String> names) {
        return names.stream()
                .filter(name -> !CsvColumn.isAbsent(reader, name))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(name -> CsvColumn.required(reader, name, "label"));
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
    public RowFormat.Labels labels(LabelWriter.Builder options) {
        return new Labels(
                new LabelColumns(reader, options.overwrite, options.explain, options.fallback),
                new CsvText(reader.delimiter(), reader.lineSeparator(), options.protectFormulas),
                reader.otherBytes());
    }

    @Override
    public Optional<String> description() {
        StringJoiner found = new StringJoiner("; ", "CSV; ", "").setEmptyValue("");
        if (reader.delimiter() != CsvDelimiter.STANDARD) {
            found.add(CsvDelimiter.name(reader.delimiter()) + " between the cells");
        }
        if (columns.count(reader) > reader.header().size()) {
            found.add("the description behind the columns of the Event Viewer is the message");
        }
        return Optional.of(found.toString()).filter(text -> !text.isEmpty());
    }

    @Override
    public List<String> remarks() {
        Optional<String> tooLong = longRows.remark(
                        "row has more cells than the header", "rows have more cells than the header")
                .map(remark ->
                        remark + "; is a message with " + CsvDelimiter.name(reader.delimiter()) + " not quoted?");
        return Stream.concat(reader.remarks().stream(), tooLong.stream()).toList();
    }

    /** Makes rows of a table's; an empty line has no entry. */
    ParsedRows<LogRow> rows(ParsedRows<CsvRow> table) {
        List<LogRow> rows = new ArrayList<>(table.rows().size());
        int most = columns.count(reader);
        for (CsvRow row : table.rows()) {
            if (row.cells().size() > most) {
                longRows.add(row.line());
            }
            rows.add(new Row(
                    row,
                    row.isBlank() ? null : entry(row),
                    columns.time(row),
                    label.map(column -> column.cell(row).strip()).orElse(""),
                    carried));
        }
        return new ParsedRows<>(rows, table.problem());
    }

    /**
     * The entry of a row, in which U+FFFD stands for bytes that are not UTF-8; the cells keep these
     * bytes.
     */
    private LogEntry entry(CsvRow row) {
        LogEntry entry = columns.entry(row);
        return reader.otherBytes().isAny()
                ? new LogEntry(Utf8.replaced(entry.source()), Utf8.replaced(entry.message()), entry.severity())
                : entry;
    }

    /**
     * Writes a table with columns for the label and what goes with it. A row without a classification
     * is written as it was.
     */
    static final class Labels implements RowFormat.Labels {

        private final LabelColumns columns;
        private final CsvText csv;
        private final OtherBytes otherBytes;

        /** @param otherBytes what the input has that is not UTF-8 */
        Labels(LabelColumns columns, CsvText csv, OtherBytes otherBytes) {
            this.columns = columns;
            this.csv = csv;
            this.otherBytes = otherBytes;
        }

        @Override
        public void appendHeader(LabelText out) {
            append(columns.header(), out);
        }

        @Override
        public void append(LogRow row, Optional<Classification> classification, LabelText out) {
            CsvRow table = ((Row) row).row();
            List<String> cells =
                    classification.isPresent() ? columns.label(table, classification.get()) : table.cells();
            append(cells, out);
        }

        private void append(List<String> cells, LabelText out) {
            if (otherBytes.isAny()) {
                out.keepOtherBytes();
            }
            csv.append(cells, out);
        }
    }

    /** A row of a table, with the cells as they were read. */
    static final class Row extends LogRow {

        private final CsvRow row;
        private final String label;
        private final List<CsvColumn> carried;

        Row(CsvRow row, @Nullable LogEntry entry, String time, String label, List<CsvColumn> carried) {
            super(row.line(), entry, time);
            this.row = row;
            this.label = label;
            this.carried = carried;
        }

        CsvRow row() {
            return row;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public List<String> carried() {
            return carried.stream()
                    .map(column -> Utf8.replaced(column.cell(row)))
                    .toList();
        }
    }
}
