package io.logclf.regex.syntax;

import java.util.List;

/** A pattern as a tree: what it matches, without what only captures and preference between matches would need. */
public sealed interface RegexNode {

    RegexNode EMPTY = new Concat(List.of());

    /** One character of a set. */
    record OneOf(CharSet set) implements RegexNode {}

    /** All parts, one after the other; none is the empty text. */
    record Concat(List<RegexNode> parts) implements RegexNode {}

    /** Any of the options. */
    record Alternate(List<RegexNode> options) implements RegexNode {}

    /**
     * The part again and again.
     *
     * @param max {@link #UNBOUNDED} or at least {@code min}
     */
    record Repeat(RegexNode part, int min, int max) implements RegexNode {
        public static final int UNBOUNDED = -1;
    }

    /** A condition on the place between two characters. */
    record Assert(Place place) implements RegexNode {}

    /** The places that an {@link Assert} can ask for; as in RE2, words are ASCII. */
    enum Place {
        TEXT_START,
        TEXT_END,
        LINE_START,
        LINE_END,
        WORD_EDGE,
        NO_WORD_EDGE
    }
}
