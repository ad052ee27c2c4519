package io.logclf.regex.syntax;

import io.logclf.regex.syntax.RegexNode.Place;

/** A place between two characters, as far as conditions on places can tell; as in RE2, words are ASCII. */
public record Border(Before before, After after) {

    /** What stands before a place. */
    public enum Before {
        TEXT_START,
        NEWLINE,
        WORD,
        OTHER;

        public static Before of(char c) {
            return c == '\n' ? NEWLINE : CharSet.WORD.contains(c) ? WORD : OTHER;
        }
    }

    /** What stands after a place. */
    public enum After {
        TEXT_END,
        NEWLINE,
        WORD,
        OTHER;

        public static After of(char c) {
            return c == '\n' ? NEWLINE : CharSet.WORD.contains(c) ? WORD : OTHER;
        }
    }

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
