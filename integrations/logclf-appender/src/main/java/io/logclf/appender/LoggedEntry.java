package io.logclf.appender;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;

/** Makes entries of what logging frameworks tell. */
public final class LoggedEntry {

    private static final int MOST_CAUSES = 100;

    private LoggedEntry() {}

    /**
     * Returns the entry as it would be read from a log file: the message, and the line of the last cause.
     *
     * @param cause the line of the exception that began it all, such as {@code java.io.IOException: closed}; empty without one
     */
    public static LogEntry of(String source, String message, String level, String cause) {
        return new LogEntry(source, cause.isEmpty() ? message : message + "\n" + cause, Severity.of(level));
    }

    /** Returns the line of the last cause of an exception. */
    public static String lastCause(Throwable thrown) {
        Throwable last = thrown;
        // Causes may go round in a circle.
        for (int i = 0; i < MOST_CAUSES && last.getCause() != null; i++) {
            last = last.getCause();
        }
        return (last == thrown ? "" : "Caused by: ") + last;
    }
}
