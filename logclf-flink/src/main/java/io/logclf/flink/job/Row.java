package io.logclf.flink.job;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.util.List;

/**
 * A message as the job reads it, with everything that is copied to the output. Immutable, and a value of its own so
 * that the job needs no type of its sources in between.
 *
 * @param source where the message came from; empty if unknown
 * @param message the text
 * @param severity {@link Severity#UNKNOWN} if nothing tells
 * @param carried the values of the carried columns or fields, in the order in which they were named; empty text for one that is
 *     absent
 * @param envelope the key and headers of a Kafka record
 */
record Row(String source, String message, Severity severity, List<String> carried, Envelope envelope) {

    Row {
        carried = List.copyOf(carried);
    }

    /** Creates a row that does not come from Kafka. */
    Row(String source, String message, Severity severity, List<String> carried) {
        this(source, message, severity, carried, Envelope.NONE);
    }

    /** Returns a row of unknown severity that carries nothing. */
    static Row of(String source, String message) {
        return new Row(source, message, Severity.UNKNOWN, List.of());
    }

    /** Returns what is to be classified. */
    LogEntry entry() {
        return new LogEntry(source, message, severity);
    }
}
