package io.logclf.workbench.view;

import java.time.Instant;
import java.util.List;

/**
 * Something that a person did.
 *
 * @param id its number; later steps have larger ones
 * @param by the name that the person gave
 * @param what its kind
 * @param text what was done, in words
 * @param groups the numbers of those it changed, also of some that are gone
 * @param undone whether it was undone
 * @param canUndo whether it can be undone now: it has not been, and nothing later stands on it
 */
public record Step(
        long id, Instant at, String by, What what, String text, List<Long> groups, boolean undone, boolean canUndo) {

    /** Kinds of steps. */
    public enum What {
        /** Gave groups a label. */
        LABEL,
        /** Said that no label fits. */
        NONE,
        /** Took labels away. */
        CLEAR,
        /** Split a group. */
        SPLIT,
        /** Merged groups. */
        MERGE,
        /** Undid another step. */
        UNDO,
        /** Added or removed a file, or grouped it again. */
        FILE,
        /** Added or described a label. */
        LABEL_ADDED,
        /** Took labels from a file. */
        IMPORT,
        /** Trained a bundle, or went over to another one. */
        BUNDLE
    }
}
