package io.logclf.appender;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;

/**
 * Builds log entries from the events of logging frameworks, in the form that reading the same event from a log file would give. So a
 * bundle labels an event in the application as it would label the line in its log.
 */
public final class LoggedEntry {

    private static final int MOST_CAUSES = 100;

    private LoggedEntry() {}

    /**
     * Returns an entry of the message and, on a second line, the root cause.
     *
     * @param level the name of a level or severity; an unknown one is {@link Severity#UNKNOWN}
     * @param cause the line of the root cause, such as {@code Caused by: java.io.IOException: closed}; empty without an exception
     */
    public static LogEntry of(String source, String message, String level, String cause) {
        return new LogEntry(source, cause.isEmpty() ? message : message + "\n" + cause, Severity.of(level));
    }

    /**
     * Returns the line of the root cause of an exception, as a stack trace prints it: with {@code Caused by:} before it unless it is the
     * exception itself. Causes that form a circle are followed a hundred times.
     */
    public static String lastCause(Throwable thrown) {
        Throwable last = thrown;
        // Causes may go round in a circle.
        for (int i = 0; i < MOST_CAUSES && last.getCause() != null; i++) {
            last = last.getCause();
        }
        return (last == thrown ? "" : "Caused by: ") + last;
    }
}
