package io.logclf.training;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A log entry with the label that it should get.
 *
 * @param file where it was read
 * @param line the line of the file where its row starts, counted from 1
 * @param entry source and message
 * @param label what a person said it is
 * @param masked whether the message has placeholders where the log had values: then the head learns from it, but no rule does,
 *     since no message in a log is matched by a placeholder
 */
public record LabelledEntry(Path file, long line, LogEntry entry, Label label, boolean masked) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if {@code line} is below 1
     */
    public LabelledEntry {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(label, "label");
        if (line < 1) {
            throw new IllegalArgumentException("line must be at least 1: " + line);
        }
    }

    /**
     * Makes an entry as it stands in a log.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if {@code line} is below 1
     */
    public LabelledEntry(Path file, long line, LogEntry entry, Label label) {
        this(file, line, entry, label, false);
    }

    /** Returns the place, such as {@code labelled.csv:17}. */
    public String place() {
        return file + ":" + line;
    }
}
