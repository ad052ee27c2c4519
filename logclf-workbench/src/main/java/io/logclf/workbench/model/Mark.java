package io.logclf.workbench.model;

import io.logclf.workbench.Said;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody has said about a form.
 *
 * @param step the step that said so; 0 if nobody ever did
 */
public record Mark(Said said, String by, Instant at, long step) {

    /** Nobody has said anything. */
    public static final Mark NEVER = new Mark(Said.NOTHING, "", Instant.EPOCH, 0);

    private static final String LABEL = "label";
    private static final String NONE = "none";
    private static final String OPEN = "open";

    /** Tells whether something is said that still holds. */
    public boolean isSaid() {
        return said.none() || said.label().isPresent();
    }

    /** Returns what kind of saying it is, as the database has it. */
    public String kind() {
        return said.label().isPresent() ? LABEL : said.none() ? NONE : OPEN;
    }

    /** Returns what a kind and a label in the database say. */
    public static Said said(String kind, Optional<String> label) {
        return switch (kind) {
            case LABEL -> Said.label(label.orElseThrow());
            case NONE -> Said.NONE;
            default -> Said.NOTHING;
        };
    }
}
