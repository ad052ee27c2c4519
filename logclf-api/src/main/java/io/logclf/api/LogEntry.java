package io.logclf.api;

import java.util.Objects;

/**
 * One log message and the system it came from.
 *
 * @param source the system that wrote the message, compared exactly by routes and rules; empty where unknown
 * @param message the text, of any length and content; may be empty
 */
public record LogEntry(String source, String message) {

    /**
     * Checks that both parts are present.
     *
     * @throws NullPointerException if either is null
     */
    public LogEntry {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(message, "message");
    }
}
