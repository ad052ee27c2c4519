package io.logclf.io.prefix;

import io.logclf.api.Severity;

/**
 * A line, and what a pattern has found in it so far. Made for one line and tried with many patterns,
 * one after another: what a pattern has found is forgotten with {@link #reset()}, while the last time
 * and the last level looked up stay, since dozens of patterns look for them at the same place. Fields
 * and no accessors, as the blocks are the only ones to write them. Not safe for concurrent use.
 */
final class Cursor {

    private static final int NONE = -1;

    /** The line without control sequences; offsets in all fields refer to it. */
    final String text;
    /** The same for what looks at every character: an array costs less for each. Not to be changed. */
    final char[] chars;

    /** The place that {@link #timeEnd} was looked up for last, and its result. */
    private int timeAt = NONE;

    private int timeEnd = NONE;

    /** The place that {@link #level} was looked up for last, and its result. */
    private int levelAt = NONE;

    private LevelWord level = LevelWord.NONE;

    /**
     * The time as found by the pattern; the end counts only if the start is not {@link #NONE}, here and
     * below.
     */
    int timeStart;

    int timeStop;
    /** The source; a later block of the pattern replaces it. */
    int sourceStart;

    int sourceStop;
    /** What is put before the message. */
    int keptStart;

    int keptStop;
    /** The message, if it is not the rest of the line. */
    int messageStart;

    int messageStop;
    Severity severity = Severity.UNKNOWN;

    Cursor(String text) {
        this.text = text;
        this.chars = text.toCharArray();
    }

    /** Forgets what the pattern before has found. */
    void reset() {
        timeStart = NONE;
        sourceStart = NONE;
        keptStart = NONE;
        messageStart = NONE;
        severity = Severity.UNKNOWN;
    }

    /** As {@link TimeScanner#end}, which scans a place once, however many patterns look there. */
    int timeEnd(int at) {
        if (at != timeAt) {
            timeAt = at;
            timeEnd = TimeScanner.end(chars, at);
        }
        return timeEnd;
    }

    /** As {@link LevelWord#at}, looked up once as well. */
    LevelWord level(int at) {
        if (at != levelAt) {
            levelAt = at;
            level = LevelWord.at(text, at);
        }
        return level;
    }

    /**
     * Returns what was found. The message is the text from {@code end} on unless the pattern has found
     * another; kept text goes before it, with a blank between them.
     */
    ParsedLine parsed(int end) {
        String message = messageStart < 0 ? text.substring(end) : text.substring(messageStart, messageStop);
        return new ParsedLine(
                span(timeStart, timeStop),
                severity,
                span(sourceStart, sourceStop),
                keptStart < 0 ? message : text.substring(keptStart, keptStop) + " " + message);
    }

    private String span(int start, int stop) {
        return start < 0 ? "" : text.substring(start, stop);
    }
}
