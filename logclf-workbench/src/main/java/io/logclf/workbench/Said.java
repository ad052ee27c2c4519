package io.logclf.workbench;

import java.util.Optional;

/**
 * What a person says about rows: that they have a label, that no label fits, or nothing.
 *
 * <p>"No label fits" is an answer, not the lack of one: such rows count as done, and train a bundle to
 * abstain on messages like them.
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
