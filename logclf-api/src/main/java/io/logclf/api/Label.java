package io.logclf.api;

import org.jspecify.annotations.Nullable;

/**
 * A class that a message can get, such as {@code User Action}. Labels are defined by rules and training data, not by this
 * library; two are the same if their names are.
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

    // The same as a record's own method, which the JVM links when it is first called: that takes as long as it takes to
    // load a small model.
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
