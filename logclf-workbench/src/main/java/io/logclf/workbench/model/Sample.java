package io.logclf.workbench.model;

import io.logclf.api.text.ShownText;

/**
 * A message of a log, kept to be shown; perhaps only its beginning.
 *
 * @param text at most {@value #MAX_CHARS} UTF-16 code units of it
 * @param line where it stands, from 1; 0 for a message that came without a file
 * @param time as it stands there; empty where there is none
 */
public record Sample(String text, long line, String time) {

    /** What follows makes no difference to a person who looks at it, and would fill the database. */
    public static final int MAX_CHARS = 4_000;

    /** Returns the sample of a message, cut where it is very long. */
    public static Sample of(String message, long line, String time) {
        return new Sample(cut(message), line, time);
    }

    /** Returns the beginning of a message that is kept; never half of a surrogate pair. */
    public static String cut(String message) {
        return ShownText.start(message, MAX_CHARS);
    }
}
