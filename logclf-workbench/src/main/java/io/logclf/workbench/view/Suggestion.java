package io.logclf.workbench.view;

/**
 * A label that a group may have.
 *
 * @param label its name, perhaps one that the project does not have yet
 * @param probability that the label is right, in [0, 1], corrected by how often suggestions of this origin
 *     were right so far
 * @param from which kind of knowledge it comes from
 */
public record Suggestion(String label, double probability, Origin from) {

    /** Where suggestions are from. */
    public enum Origin {
        /** The bundle in use. */
        BUNDLE,
        /** Groups that were labelled and say nearly the same. */
        LABELS,
        /** The name and the description of a label. */
        WORDS,
        /** A language model, which nobody has reviewed. */
        LLM
    }
}
