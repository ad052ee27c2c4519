package io.logclf.workbench.model;

import java.util.Optional;

/**
 * A label that a project knows.
 *
 * @param key the key that gives it, unless all are taken
 */
public record LabelLine(String name, String description, Optional<String> key) {

    /** In this order; those that are left out have another meaning in the page. */
    private static final String KEYS = "123456789abcdefhilopqrtvwyz";

    /** Returns the first key that is free. */
    public static Optional<String> freeKey(Iterable<LabelLine> others) {
        String free = KEYS;
        for (LabelLine other : others) {
            if (other.key.isPresent()) {
                free = free.replace(other.key.get(), "");
            }
        }
        return free.isEmpty() ? Optional.empty() : Optional.of(free.substring(0, 1));
    }
}
