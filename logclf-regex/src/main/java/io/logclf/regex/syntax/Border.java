package io.logclf.regex.syntax;

import io.logclf.regex.syntax.RegexNode.Place;

/**
 * A place in a text, reduced to what conditions such as {@code ^} and {@code \b} look at: the kind of its neighbours. In
 * {@code "a b"} the place behind {@code a} is {@code (WORD, OTHER)}, and the one in front of it {@code (TEXT_START, WORD)}; both
 * are word edges. There are 16 combinations, so that automata can try each. As in RE2, words are ASCII.
 *
 * @param before what stands before the place
 * @param after what stands behind it
 */
public record Border(Before before, After after) {

    /** What stands before a place. */
    public enum Before {
        /** Nothing: the text begins here. */
        TEXT_START,
        /** A line feed; carriage returns are {@link #OTHER}, as in RE2. */
        NEWLINE,
        /** An ASCII letter, a digit or an underscore. */
        WORD,
        /** Any other character. */
        OTHER;

        /** Returns the kind of a character. */
        public static Before of(char c) {
            return c == '\n' ? NEWLINE : CharSet.WORD.contains(c) ? WORD : OTHER;
        }
    }

    /** What stands after a place. */
    public enum After {
        /** Nothing: the text ends here. */
        TEXT_END,
        /** A line feed; carriage returns are {@link #OTHER}, as in RE2. */
        NEWLINE,
        /** An ASCII letter, a digit or an underscore. */
        WORD,
        /** Any other character. */
        OTHER;

        /** Returns the kind of a character. */
        public static After of(char c) {
            return c == '\n' ? NEWLINE : CharSet.WORD.contains(c) ? WORD : OTHER;
        }
    }

    /** Tells whether a condition holds here. The ends of the text are line starts and line ends, and no word characters. */
    public boolean is(Place place) {
        boolean wordEdge = (before == Before.WORD) != (after == After.WORD);
        return switch (place) {
            case TEXT_START -> before == Before.TEXT_START;
            case TEXT_END -> after == After.TEXT_END;
            case LINE_START -> before == Before.TEXT_START || before == Before.NEWLINE;
            case LINE_END -> after == After.TEXT_END || after == After.NEWLINE;
            case WORD_EDGE -> wordEdge;
            case NO_WORD_EDGE -> !wordEdge;
        };
    }
}
