package io.logclf.io.prefix;

import io.logclf.api.Severity;

/** A line, and what a pattern has found in it so far. Made for one line, tried with many patterns; not safe for concurrent use. */
final class Cursor {

    private static final int NONE = -1;

    final String text;
    private int timeAt = NONE;
    private int timeEnd = NONE;

    private int levelAt = NONE;
    private LevelWord level = LevelWord.NONE;

    int timeStart;
    int timeStop;
    int sourceStart;
    int sourceStop;
    int keptStart;
    int keptStop;
    int messageStart;
    int messageStop;
    Severity severity = Severity.UNKNOWN;

    Cursor(String text) {
        this.text = text;
    }

    /** Forgets what the pattern before has found. */
    void reset() {
        timeStart = NONE;
        sourceStart = NONE;
        keptStart = NONE;
        messageStart = NONE;
        severity = Severity.UNKNOWN;
    }

    /** As {@link TimeScanner#end}, which looks once at a place however many patterns ask. */
    int timeEnd(int at) {
        if (at != timeAt) {
            timeAt = at;
            timeEnd = TimeScanner.end(text, at);
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

    /** Returns what was found, with the text from here on as the message unless the pattern has found another. */
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
