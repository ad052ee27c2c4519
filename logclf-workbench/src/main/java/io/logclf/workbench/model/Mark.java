package io.logclf.workbench.model;

import io.logclf.workbench.Said;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody has said about a {@link FormKey}, with who, when and in which step.
 *
 * <p>That a label was taken back is a mark too, and differs from {@link #NEVER}: it keeps a label from
 * being carried over again.
 *
 * @param by the name that the person gave
 * @param step the step that said so; 0 if nobody ever did
 */
public record Mark(Said said, String by, Instant at, long step) {

    /** Nobody has said anything. */
    public static final Mark NEVER = new Mark(Said.NOTHING, "", Instant.EPOCH, 0);

    private static final String LABEL = "label";
    private static final String NONE = "none";
    private static final String OPEN = "open";

    /** Tells whether a label or "none fits" is said; not if nothing ever was, or it was taken back. */
    public boolean isSaid() {
        return said.none() || said.label().isPresent();
    }

    /**
     * Returns how the database distinguishes a label, none that fits, and nothing; {@link #said(String,
     * Optional)} reads it.
     */
    public String kind() {
        return said.label().isPresent() ? LABEL : said.none() ? NONE : OPEN;
    }

    /**
     * Returns what the columns of the database say.
     *
     * @param label present if the kind is that of a label
     */
    public static Said said(String kind, Optional<String> label) {
        return switch (kind) {
            case LABEL -> Said.label(label.orElseThrow());
            case NONE -> Said.NONE;
            default -> Said.NOTHING;
        };
    }
}
