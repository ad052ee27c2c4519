package io.logclf.training;

import io.logclf.api.Label;
import io.logclf.api.LogEntry;
import java.util.Objects;
import java.util.Optional;

/**
 * A log entry with the label that it should get: what training learns from, and evaluation compares with.
 * Immutable.
 *
 * <pre>{@code
 * LabelledEntry.of(LogEntry.of("shop", "Invoice 17 was paid"), new Label("Payment"));                  // from a database
 * LabelledEntry.of(entry, label).at(new Place(Path.of("labelled.csv"), 17));                            // from a file
 * }</pre>
 *
 * @param entry source and message
 * @param label what a person said it is
 * @param place where it was read, so that reports can name it; empty where there is no file
 * @param masked whether the message has placeholders where the log had values: then the heads learn from
 *     it, but no rule does, since no message in a log is matched by a placeholder
 */
public record LabelledEntry(LogEntry entry, Label label, Optional<Place> place, boolean masked) {

    /**
     * Checks the parts.
     *
     * @throws NullPointerException if one is null
     */
    public LabelledEntry {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(place, "place");
    }

    /** Returns an entry as it stands in a log, from no particular place. */
    public static LabelledEntry of(LogEntry entry, Label label) {
        return new LabelledEntry(entry, label, Optional.empty(), false);
    }

    /** Returns the place in words, such as {@code labelled.csv:17}; empty text where there is none. */
    public String where() {
        return place.map(Place::toString).orElse("");
    }

    /** Returns the same entry, read at a place. */
    public LabelledEntry at(Place place) {
        return new LabelledEntry(entry, label, Optional.of(place), masked);
    }

    /** Returns the same entry, with a message that has placeholders. */
    public LabelledEntry asMasked() {
        return new LabelledEntry(entry, label, place, true);
    }
}
