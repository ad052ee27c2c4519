package io.logclf.workbench.model;

import io.logclf.io.LabelColumns;
import java.util.Collection;
import java.util.Optional;

/**
 * A label that a project knows.
 *
 * @param name unique in the project, with no white space at its ends
 * @param description a line for people and language models; may be empty
 * @param key the key of the keyboard that gives it on the page, unless all are taken
 */
public record LabelLine(String name, String description, Optional<String> key) {

    /** Stands for "no label fits" where a label's name is expected, so that no label may be called so. */
    public static final String NONE = "None of these";

    /**
     * Keys in the order in which they are given out; letters that are left out have another meaning on the
     * page.
     */
    private static final String KEYS = "123456789abcdefhilopqrtvwyz";

    private static final int MAX_NAME = 100;
    private static final int MAX_DESCRIPTION = 1_000;

    /**
     * Returns a label that a person wants, with the key that it has already, or the first that is free.
     *
     * @param name white space at its ends does not count
     * @param others the labels of the project
     * @throws IllegalArgumentException if the name is empty, longer than {@value #MAX_NAME} characters, has control characters or a meaning
     *     of its own ("None of these", "Unclassified"), or the description has more than 1,000 characters or several lines
     */
    public static LabelLine of(String name, String description, Collection<LabelLine> others) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > MAX_NAME || clean.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a label needs a name of 1 to " + MAX_NAME + " characters on one line");
        }
        if (clean.equals(NONE)) {
            throw new IllegalArgumentException("'" + NONE + "' means that no label fits; choose another name");
        }
        if (clean.equals(LabelColumns.UNCLASSIFIED)) {
            throw new IllegalArgumentException(
                    "'" + clean + "' is the word for messages without a label; choose another name");
        }
        if (description.length() > MAX_DESCRIPTION || description.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a description has at most " + MAX_DESCRIPTION + " characters, on one line");
        }
        Optional<LabelLine> known =
                others.stream().filter(other -> other.name.equals(clean)).findFirst();
        return new LabelLine(clean, description.strip(), known.isPresent() ? known.get().key : freeKey(others));
    }

    /** Returns the first key that is free. */
    private static Optional<String> freeKey(Iterable<LabelLine> others) {
        String free = KEYS;
        for (LabelLine other : others) {
            if (other.key.isPresent()) {
                free = free.replace(other.key.get(), "");
            }
        }
        return free.isEmpty() ? Optional.empty() : Optional.of(free.substring(0, 1));
    }
}
