package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of JSON lines. */
final class JsonRow extends LogRow {

    private final JsonLine json;
    private final String time;
    private final List<String> carried;

    JsonRow(long line, JsonLine json, @Nullable LogEntry entry, String time, List<String> carried) {
        super(line, entry);
        this.time = time;
        this.json = json;
        this.carried = carried;
    }

    JsonLine json() {
        return json;
    }

    @Override
    public String time() {
        return time;
    }

    @Override
    public List<String> carried() {
        return carried.stream()
                .map(field -> json.value(field).orElseGet(() -> known(field)))
                .toList();
    }
}
