package io.logclf.flink;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.util.List;

/**
 * A message as the job reads it.
 *
 * @param source where it came from; empty where unknown
 * @param message the text
 * @param severity how serious; unknown where nothing tells
 * @param carried what goes to the output as it is: the columns or fields asked for
 * @param envelope what Kafka knows of it besides
 */
record Row(String source, String message, Severity severity, List<String> carried, Envelope envelope) {

    Row {
        carried = List.copyOf(carried);
    }

    /** A row that did not come from Kafka. */
    Row(String source, String message, Severity severity, List<String> carried) {
        this(source, message, severity, carried, Envelope.NONE);
    }

    /** A row of unknown severity that carries nothing. */
    static Row of(String source, String message) {
        return new Row(source, message, Severity.UNKNOWN, List.of());
    }

    LogEntry entry() {
        return new LogEntry(source, message, severity);
    }
}
