package io.logclf.api;

import org.jspecify.annotations.Nullable;

/**
 * A class that a message can get, such as {@code User Action}.
 *
 * @param name the label's name, compared exactly; not blank
 */
public record Label(String name) {

    /**
     * Checks the name.
     *
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public Label {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank: '" + name + "'");
        }
    }

    // As records have it; but what a JVM makes for a record when it is first asked takes as long as a small model to
    // load.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Label label && label.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Returns the bare name. */
    @Override
    public String toString() {
        return name;
    }
}
