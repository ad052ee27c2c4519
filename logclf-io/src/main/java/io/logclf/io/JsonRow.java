package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.io.json.JsonLine;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, with the text between it and the object before, and with the lines behind that belong
 * to it. Put together, the texts of all rows are the input.
 */
final class JsonRow extends LogRow {

    private final String before;
    private final JsonLine json;
    private final List<String> carried;
    /** Names of the field with the right label. */
    private final List<String> labels;
    /** The lines behind the object that belong to it; empty where there are none. */
    private final String after;

    /**
     * Makes a row.
     *
     * @param labels names of the field with the label
     * @param after what follows the object
     */
    JsonRow(
            long line,
            String before,
            JsonLine json,
            @Nullable LogEntry entry,
            String time,
            List<String> carried,
            List<String> labels,
            String after) {
        super(line, entry, time);
        this.before = before;
        this.json = json;
        this.carried = carried;
        this.labels = labels;
        this.after = after;
    }

    /**
     * Returns the text before the object, such as a comma, a line break and blanks; empty where each
     * stands on its line.
     */
    String before() {
        return before;
    }

    /** Returns the object; blank text for a row without one. */
    JsonLine json() {
        return json;
    }

    /** Returns the lines behind the object that belong to it, as they are. */
    String after() {
        return after;
    }

    /**
     * Returns the row with others behind it that belong to it, such as the lines of a trace in Docker's
     * format.
     *
     * @param others rows that are written behind this one unchanged
     * @param entry what all of them say; null if there is nothing to classify
     */
    JsonRow followedBy(List<JsonRow> others, @Nullable LogEntry entry) {
        String text = others.stream().map(row -> row.json.text()).collect(Collectors.joining());
        return new JsonRow(line(), before, json, entry, time(), carried, labels, text);
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
