package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object, with the text between it and the object before. */
final class JsonRow extends LogRow {

    private final String before;
    private final JsonLine json;
    private final String time;
    private final List<String> carried;

    JsonRow(long line, String before, JsonLine json, @Nullable LogEntry entry, String time, List<String> carried) {
        super(line, entry);
        this.before = before;
        this.time = time;
        this.json = json;
        this.carried = carried;
    }

    /** The text before the object; empty where each stands on its line. */
    String before() {
        return before;
    }

    JsonLine json() {
        return json;
    }

    @Override
    public String time() {
        return time;
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
