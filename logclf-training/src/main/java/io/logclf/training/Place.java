package io.logclf.training;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where something stands in a file, for messages and reports. Immutable.
 *
 * @param file as it was given, not resolved
 * @param line counted from 1
 */
public record Place(Path file, long line) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if {@code file} is null
     * @throws IllegalArgumentException if {@code line} is below 1
     */
    public Place {
        Objects.requireNonNull(file, "file");
        if (line < 1) {
            throw new IllegalArgumentException("line must be at least 1: " + line);
        }
    }

    /** Returns the place as errors name it, such as {@code labelled.csv:17}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
