package io.logclf.workbench;

import java.util.Optional;

/**
 * What a person says about rows.
 *
 * @param label the label that they have
 * @param none that no label fits; never together with a label
 */
public record Said(Optional<String> label, boolean none) {

    /** Nothing: takes back what was said. */
    public static final Said NOTHING = new Said(Optional.empty(), false);

    /** That no label fits. */
    public static final Said NONE = new Said(Optional.empty(), true);

    /**
     * Checks that it is one of both.
     *
     * @throws IllegalArgumentException if it is both
     */
    public Said {
        if (label.isPresent() && none) {
            throw new IllegalArgumentException("either a label fits or none does");
        }
    }

    /** Returns that a label fits. */
    public static Said label(String name) {
        return new Said(Optional.of(name), false);
    }
}
