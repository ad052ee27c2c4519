package io.logclf.regex.syntax;

import java.util.List;

/**
 * A pattern as a tree: what it matches, without what only captures and preference between matches would need. Groups are
 * gone, greedy and lazy repetitions are the same, and flags are applied: {@code (a|b)+?$} with the flag i is
 *
 * <pre>
 * Concat(Repeat(Alternate(OneOf({a, A}), OneOf({b, B})), 1, UNBOUNDED), Assert(TEXT_END))
 * </pre>
 *
 * <p>Immutable. At most 200 groups deep, so that the tree may be walked recursively.
 */
public sealed interface RegexNode {

    /** The empty text, as of {@code ()}, or of an empty option. */
    RegexNode EMPTY = new Concat(List.of());

    /** One character of a set, which may be empty; then nothing matches. Code points, not UTF-16 units. */
    record OneOf(CharSet set) implements RegexNode {}

    /** All parts, one after the other; none is the empty text. */
    record Concat(List<RegexNode> parts) implements RegexNode {}

    /** Any of the options, of which there are at least two; their order does not matter here. */
    record Alternate(List<RegexNode> options) implements RegexNode {}

    /**
     * A repetition: {@code x*} is {@code (0, UNBOUNDED)}, {@code x?} is {@code (0, 1)}, {@code x{3}} is {@code (3, 3)}.
     *
     * @param part what is repeated
     * @param min how often at least, from 0
     * @param max how often at most: {@link #UNBOUNDED}, or at least {@code min}
     */
    record Repeat(RegexNode part, int min, int max) implements RegexNode {
        /** The {@code max} of a repetition without a bound. */
        public static final int UNBOUNDED = -1;
    }

    /** A condition on the place between two characters; reads none. {@link Border#is} evaluates it. */
    record Assert(Place place) implements RegexNode {}

    /** The conditions that an {@link Assert} can have; as in RE2, words are ASCII. */
    enum Place {
        /** {@code \A}, and {@code ^} without the flag m. */
        TEXT_START,
        /** {@code \z}, and {@code $} without the flag m. */
        TEXT_END,
        /** {@code ^} with the flag m: at the start of the text, and behind every line feed. */
        LINE_START,
        /** {@code $} with the flag m: at the end of the text, and before every line feed. */
        LINE_END,
        /** {@code \b}: exactly one of the neighbours is a word character. */
        WORD_EDGE,
        /** {@code \B}: both neighbours are word characters, or neither is. */
        NO_WORD_EDGE
    }
}
