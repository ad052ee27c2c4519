package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.io.json.JsonLine;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON object, with the text between it and the object before. */
final class JsonRow extends LogRow {

    private final String before;
    private final JsonLine json;
    private final String time;
    private final List<String> carried;
    private final List<String> labels;
    /** The lines behind the object that belong to it; empty where there are none. */
    private final String after;

    /** @param labels names of the field with the label */
    JsonRow(
            long line,
            String before,
            JsonLine json,
            @Nullable LogEntry entry,
            String time,
            List<String> carried,
            List<String> labels) {
        this(line, before, json, entry, time, carried, labels, "");
    }

    private JsonRow(
            long line,
            String before,
            JsonLine json,
            @Nullable LogEntry entry,
            String time,
            List<String> carried,
            List<String> labels,
            String after) {
        super(line, entry);
        this.before = before;
        this.time = time;
        this.json = json;
        this.carried = carried;
        this.labels = labels;
        this.after = after;
    }

    /** The text before the object; empty where each stands on its line. */
    String before() {
        return before;
    }

    JsonLine json() {
        return json;
    }

    String after() {
        return after;
    }

    /**
     * Returns the row with others behind it that belong to it.
     *
     * @param entry what all of them say; null if there is nothing to classify
     */
    JsonRow followedBy(List<JsonRow> others, @Nullable LogEntry entry) {
        String text = others.stream().map(row -> row.json.text()).collect(Collectors.joining());
        return new JsonRow(line(), before, json, entry, time, carried, labels, text);
    }

    @Override
    public String time() {
        return time;
    }

    @Override
    public String label() {
        return labels.stream()
                .flatMap(name -> json.value(name).stream())
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    boolean isRest() {
        return !before.isEmpty() && json.text().isEmpty();
    }

    @Override
    public List<String> carried() {
        return carried.stream()
                .map(field -> json.value(field).orElseGet(() -> known(field)))
                .toList();
    }
}
