package io.logclf.trainingdata;

import java.util.List;

/** A piece of a template of the training data. Immutable. */
sealed interface TemplatePart {

    /** Constant text. */
    record Text(String text) implements TemplatePart {}

    /** A place for a value, by the name of its values. */
    record Slot(String name) implements TemplatePart {}

    /** A choice between texts, each a sequence of parts. */
    record Choice(List<List<TemplatePart>> alternatives) implements TemplatePart {

        public Choice {
            alternatives = List.copyOf(alternatives);
        }
    }
}
