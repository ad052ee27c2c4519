package io.logclf.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What openapi.json says; JSON is YAML too. */
public final class ApiDescription {

    private static final Map<?, ?> PATHS = paths();

    private ApiDescription() {}

    /** All methods with their paths, as in {@code POST /classify/}. */
    public static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        PATHS.forEach((path, methods) -> ((Map<?, ?>) methods)
                .keySet()
                .forEach(method -> operations.add(method.toString().toUpperCase() + " " + path)));
        return operations;
    }

    /** Whether a method and an address are described, and with which statuses; empty if they are not. */
    static Set<String> statuses(String method, String address) {
        for (Object path : PATHS.keySet()) {
            String pattern = path.toString().replaceAll("/$", "").replaceAll("\\{[a-z]+}", "[^/]+") + "/?";
            Object operation = ((Map<?, ?>) PATHS.get(path)).get(method.toLowerCase());
            if (address.matches(pattern) && operation instanceof Map<?, ?> described) {
                Set<String> statuses = new TreeSet<>();
                ((Map<?, ?>) described.get("responses")).keySet().forEach(status -> statuses.add(status.toString()));
                return statuses;
            }
        }
        return Set.of();
    }

    private static Map<?, ?> paths() {
        try (InputStream in = ApiDescription.class.getResourceAsStream("/io/logclf/server/docs/openapi.json")) {
            Map<?, ?> description = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return (Map<?, ?>) description.get("paths");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
