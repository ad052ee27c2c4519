package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Entries of any format as JSON lines of their own: what is known of time, severity and source, the message, and the fields of the label. */
final class EntryObjects implements RowLabels {

    private final boolean explain;
    private final String fallback;

    EntryObjects(LabelWriter.Builder options) {
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
