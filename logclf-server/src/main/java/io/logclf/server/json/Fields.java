package io.logclf.server.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the map of a JSON object, whose fields stay in the order in which they were added. A name
 * that comes again replaces the value and keeps the place. Not safe for concurrent use.
 */
public final class Fields {

    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    /**
     * Adds a field; anything that {@link Json#text} takes.
     *
     * @return this
     */
    public Fields with(String name, Object value) {
        map.put(name, value);
        return this;
    }

    /**
     * Adds a field that is null if the value is absent: clients find every field in every answer.
     *
     * @return this
     */
    public Fields with(String name, Optional<?> value) {
        map.put(name, value.orElse(null));
        return this;
    }

    /** Returns the map, read-only; later fields appear in it. */
    public Map<String, @Nullable Object> map() {
        return Collections.unmodifiableMap(map);
    }
}
