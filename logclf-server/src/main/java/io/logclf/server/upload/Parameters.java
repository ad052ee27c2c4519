package io.logclf.server.upload;

import io.logclf.server.problem.Problem;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of a request, by whatever knows them.
 *
 * @param query returns the first value of a parameter; null if the request has none of this name
 */
public record Parameters(Function<String, @Nullable String> query) {

    /**
     * Returns a parameter that is {@code true} or {@code false}; false if it is absent.
     *
     * @throws Problem with status 400 if it is something else
     */
    public boolean flag(String name) {
        String value = text(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.of(400, "the parameter " + name + " must be true or false");
        }
        return value.equals("true");
    }

    /** Returns a parameter, or the fallback if it is absent. An empty one is not absent. */
    public String text(String name, String fallback) {
        String value = query.apply(name);
        return value == null ? fallback : value;
    }
}
