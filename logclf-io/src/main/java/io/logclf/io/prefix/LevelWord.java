package io.logclf.io.prefix;

import io.logclf.api.Severity;
import java.util.Map;

/**
 * The name of a level as it stands in a line: a word that {@link Severity#of} knows, those of some
 * programs, and PostgreSQL's DEBUG1 to DEBUG5. It must be a whole word: {@code INFO} in {@code
 * INFORMATION_SCHEMA} and {@code ERROR} in {@code ERROR_COUNT} are none. A hyphen ends a word, as a colon or a bracket does.
 *
 * @param severity what it means; may be {@link Severity#UNKNOWN} only in {@link #NONE}
 */
record LevelWord(int end, boolean upper, Severity severity) {

    /** As {@code ERR}. */
    private static final int SHORTEST = 3;
    /** No name that is known has more letters; a longer word is looked at no further. */
    private static final int LONGEST = 13;

    /**
     * What only some programs write: MySQL's word, which in capitals begins sentences, and those of logrus, all of four letters. A message
     * that begins with {@code http:} is one of Go's server.
     */
    private static final Map<String, Severity> OTHERS = Map.of(
            "Note", Severity.INFO,
            "TRAC", Severity.TRACE,
            "DEBU", Severity.DEBUG,
            "ERRO", Severity.ERROR,
            "FATA", Severity.FATAL,
            "PANI", Severity.FATAL,
            "http", Severity.UNKNOWN);

    /** What {@link #at} returns where no level begins. */
    static final LevelWord NONE = new LevelWord(-1, false, Severity.UNKNOWN);

    /**
     * Finds the level that begins at a place; {@link #NONE} if there is none. A digit from 1 to 5 may
     * follow DEBUG only.
     *
     * @param at may be the end of the text
     */
    static LevelWord at(String text, int at) {
        if (at >= text.length() || !Beginning.mayBeLevel(text.charAt(at))) {
            return NONE;
        }
        int end = at;
        boolean upper = true;
        while (end < text.length() && end < at + LONGEST && Blocks.isLetter(text.charAt(end))) {
            upper &= text.charAt(end) <= 'Z';
            end++;
        }
        if (end < at + SHORTEST) {
            return NONE;
        }
        int digit = end < text.length() && text.charAt(end) >= '1' && text.charAt(end) <= '5' ? end + 1 : end;
        if (digit < text.length() && TimeText.isWord(text.charAt(digit))) {
            return NONE;
        }
        String name = text.substring(at, end);
        Severity other = OTHERS.get(name);
        Severity severity = other == null ? Severity.of(name) : other;
        boolean known = severity != Severity.UNKNOWN && (digit == end || severity == Severity.DEBUG);
        return known ? new LevelWord(digit, upper, severity) : NONE;
    }
}
