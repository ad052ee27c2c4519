package io.logclf.training.mining;

import java.util.Objects;

/**
 * The constant part that a group of messages shares. Immutable.
 *
 * @param id the place in {@link MinedTemplates#templates()}, from 0
 * @param text the constant words, with {@code <*>} where messages vary; white space between them is one
 *     space. Texts of two templates may be equal, ids never are
 * @param count how many of the messages that were added have this template, at least 1
 */
public record Template(int id, String text, long count) {

    /** Checks the parts. */
    public Template {
        Objects.requireNonNull(text, "text");
        if (id < 0 || count < 1) {
            throw new IllegalArgumentException("id " + id + " must not be negative, count " + count + " not below 1");
        }
    }
}
