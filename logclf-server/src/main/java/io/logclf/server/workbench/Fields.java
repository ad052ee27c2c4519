package io.logclf.server.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the map of a JSON object, whose fields stay in their order. Not safe for concurrent use. */
final class Fields {

    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    Fields with(String name, Object value) {
        map.put(name, value);
        return this;
    }

    /** Null if it is absent. */
    Fields with(String name, Optional<?> value) {
        map.put(name, value.orElse(null));
        return this;
    }

    Map<String, @Nullable Object> map() {
        return Collections.unmodifiableMap(map);
    }
}
