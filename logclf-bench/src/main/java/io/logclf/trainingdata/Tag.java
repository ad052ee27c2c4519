package io.logclf.trainingdata;

import java.util.Locale;
import java.util.Optional;

/**
 * The tag with which the line of a template begins: the label of its messages, in three letters. {@code resources/training/README.md} says
 * what belongs to each label and where it ends.
 */
enum Tag {
    CRT("Critical Error"),
    DEP("Deprecation Warning"),
    ERR("Error"),
    NON("None"),
    RES("Resource Usage"),
    SEC("Security Alert"),
    SYS("System Notification"),
    USR("User Action"),
    WEB("HTTP Status"),
    WFE("Workflow Error");

    private static final int LENGTH = 3;

    private final String label;

    Tag(String label) {
        this.label = label;
    }

    /** Returns the tag that a line begins with, followed by a space, or nothing if it begins with none. */
    static Optional<Tag> startOf(String line) {
        for (Tag tag : values()) {
            if (line.startsWith(tag.name() + " ")) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }

    /** Returns what follows this tag and its space. */
    String rest(String line) {
        return line.substring(LENGTH + 1);
    }

    /** Returns the label as it stands in the CSV files; {@code None} is the group of messages that no label fits. */
    String label() {
        return label;
    }

    /** Returns the name of the CSV file, such as {@code http-status.csv}. */
    String fileName() {
        return label.toLowerCase(Locale.ROOT).replace(' ', '-') + ".csv";
    }
}
