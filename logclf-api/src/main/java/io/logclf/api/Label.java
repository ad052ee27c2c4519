package io.logclf.api;

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

    /** Returns the bare name. */
    @Override
    public String toString() {
        return name;
    }
}
