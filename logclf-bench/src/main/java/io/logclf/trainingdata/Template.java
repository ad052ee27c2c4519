package io.logclf.trainingdata;

import java.util.List;

/**
 * A line of a template file: a tag, and a text with slots and choices. Immutable.
 *
 * @param text the line without its tag
 * @param parts the text, read
 * @param line where it stands
 */
record Template(Tag tag, String text, List<TemplatePart> parts, NumberedLine line) {

    Template {
        parts = List.copyOf(parts);
    }
}
