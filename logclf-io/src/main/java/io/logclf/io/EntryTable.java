package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.csv.CsvText;
import io.logclf.io.input.LabelText;
import io.logclf.io.json.JsonLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes entries of any format as a table of their own: time, severity, source and message, and the
 * columns of the label. Unlike the other writers of rows, it does not keep the input's form, so what an
 * entry does not have is lost, such as the frames of a trace.
 *
 * <pre>{@code
 * time,severity,source,log_message,target_label
 * 10:15:02.123,ERROR,c.e.Shop,payment failed,Payment
 * }</pre>
 *
 * <p>A row without an entry gets its text as the message and no label; a blank line stays one. Safe for
 * concurrent use.
 */
final class EntryTable implements RowFormat.Labels {

    /** The column with the time, as it stands in the input. */
    static final String TIME = "time";

    private final boolean explain;
    private final String fallback;
    private final CsvText csv;

    EntryTable(LabelWriter.Builder options) {
        this.explain = options.explain;
        this.fallback = options.fallback;
        this.csv = new CsvText(options.delimiter, "\n", options.protectFormulas);
    }

    @Override
    public void appendHeader(LabelText out) {
        List<String> header = new ArrayList<>(
                List.of(TIME, EntryColumns.SEVERITY, EntryColumns.SOURCE, EntryColumns.MESSAGE, LabelColumns.LABEL));
        if (explain) {
            header.addAll(LabelColumns.EXPLANATION);
        }
        csv.append(header, out);
    }

    @Override
    public void append(LogRow row, Optional<Classification> classification, LabelText out) {
        if (row.isRest()) {
            return;
        }
        if (row.entry().isEmpty() && row.text().isBlank()) {
            csv.append(List.of(), out);
            return;
        }
        LogEntry entry = row.entry().orElseGet(() -> LogEntry.of(row.text()));
        List<String> cells = new ArrayList<>(List.of(row.time(), severity(entry), entry.source(), entry.message()));
        cells.add(classification.map(found -> found.labelOr(fallback)).orElse(""));
        if (explain) {
            cells.addAll(classification
                    .map(LabelColumns::explanation)
                    .orElseGet(() ->
                            LabelColumns.EXPLANATION.stream().map(name -> "").toList()));
        }
        csv.append(cells, out);
    }

    /** Returns the severity's name; empty text where it is unknown. */
    static String severity(LogEntry entry) {
        return entry.severity() == Severity.UNKNOWN ? "" : entry.severity().name();
    }

    /**
     * Writes entries of any format as JSON lines of their own: what is known of time, severity and
     * source, the message, and the fields of the label. Empty parts have no field. Safe for concurrent
     * use.
     */
    static final class JsonLines implements RowFormat.Labels {

        private final boolean explain;
        private final String fallback;

        JsonLines(LabelWriter.Builder options) {
            this.explain = options.explain;
            this.fallback = options.fallback;
        }

        @Override
        public void append(LogRow row, Optional<Classification> classification, LabelText out) {
            if (row.isRest()) {
                return;
            }
            if (row.entry().isPresent() || !row.text().isBlank()) {
                LogEntry entry = row.entry().orElseGet(() -> LogEntry.of(row.text()));
                Map<String, String> fields = new LinkedHashMap<>();
                put(fields, EntryTable.TIME, row.time());
                put(fields, EntryColumns.SEVERITY, EntryTable.severity(entry));
                put(fields, EntryColumns.SOURCE, entry.source());
                fields.put(EntryColumns.MESSAGE, JsonLine.quoted(entry.message()));
                classification.ifPresent(found -> fields.putAll(JsonLabels.fields(found, explain, fallback)));
                out.append(fields.entrySet().stream()
                        .map(field -> JsonLine.quoted(field.getKey()) + ":" + field.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
            }
            out.append('\n');
        }

        private static void put(Map<String, String> fields, String name, String value) {
            if (!value.isEmpty()) {
                fields.put(name, JsonLine.quoted(value));
            }
        }
    }
}
