package io.logclf.server.workbench;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Which project a server has.
 *
 * @param folder of the project; made if it is absent
 * @param maxBytes how much it may hold
 * @param authorHeader header in which a trusted proxy says who somebody is; empty if people say it themselves
 */
public record ProjectOptions(Path folder, long maxBytes, Optional<String> authorHeader) {

    /** How much a project may hold by default. */
    public static final long MAX_BYTES = 10L << 30;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is no room at all, or the header has no name of a header
     */
    public ProjectOptions {
        Objects.requireNonNull(folder, "folder");
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1: " + maxBytes);
        }
        if (authorHeader
                .filter(name -> !name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}"))
                .isPresent()) {
            throw new IllegalArgumentException("must be the name of a header: " + authorHeader.get());
        }
    }

    /** Returns a project in a folder, with the usual limit. */
    public static ProjectOptions of(Path folder) {
        return new ProjectOptions(folder, MAX_BYTES, Optional.empty());
    }

    /** Returns the same with another limit in bytes. */
    public ProjectOptions maxBytes(long bytes) {
        return new ProjectOptions(folder, bytes, authorHeader);
    }

    /** Returns the same with the names of people taken from a header of a trusted proxy. */
    public ProjectOptions authorHeader(String name) {
        return new ProjectOptions(folder, maxBytes, Optional.of(name));
    }
}
