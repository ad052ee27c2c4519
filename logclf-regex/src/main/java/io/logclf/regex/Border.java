package io.logclf.regex;

import io.logclf.regex.RegexNode.Place;

/** A place between two characters, as far as conditions on places can tell; as in RE2, words are ASCII. */
record Border(Before before, After after) {

    /** What stands before a place. */
    enum Before {
        TEXT_START,
        NEWLINE,
        WORD,
        OTHER;

        static Before of(char c) {
            return c == '\n' ? NEWLINE : CharSet.WORD.contains(c) ? WORD : OTHER;
        }
    }

    /** What stands after a place. */
    enum After {
        TEXT_END,
        NEWLINE,
        WORD,
        OTHER;

        static After of(char c) {
            return c == '\n' ? NEWLINE : CharSet.WORD.contains(c) ? WORD : OTHER;
        }
    }

    boolean is(Place place) {
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
