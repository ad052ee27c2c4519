package io.logclf.io.prefix;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import java.util.Objects;

/**
 * A line without its prefix, and what the prefix said. Immutable; none of the parts is null, what a
 * line does not say is empty or {@link Severity#UNKNOWN}.
 *
 * <p>From {@code 10:15:02.123 [main] INFO  c.e.Shop - it works} come the time {@code 10:15:02.123}, the
 * severity INFO, the source {@code c.e.Shop} and the message {@code it works}. The time is not parsed:
 * formats leave out years and zones, and labelling needs none; it is passed on to outputs as it stands.
 *
 * @param time as it stands in the line; empty where there is none
 * @param severity how serious; {@link Severity#UNKNOWN} where nothing tells
 * @param source the logger, the program or the host, as the format defines it; empty where there is
 *     none
 * @param message the text behind the prefix; empty where the message follows in the next line
 */
public record ParsedLine(String time, Severity severity, String source, String message) {

    /**
     * Checks that all parts are present.
     *
     * @throws NullPointerException if one is null
     */
    public ParsedLine {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(message, "message");
    }

    /**
     * Returns a line that is all message.
     *
     * <p>For a line in which no prefix is known.
     */
    public static ParsedLine bare(String message) {
        return new ParsedLine("", Severity.UNKNOWN, "", message);
    }

    /**
     * Returns the line with another message.
     *
     * <p>Time, severity and source stay; used where lines are joined into one message.
     */
    public ParsedLine with(String message) {
        return new ParsedLine(time, severity, source, message);
    }

    /** Returns the line with another source. */
    ParsedLine from(String source) {
        return new ParsedLine(time, severity, source, message);
    }

    /**
     * Returns what is to be classified: source, message and severity. The time has no influence on a
     * label.
     */
    public LogEntry entry() {
        return new LogEntry(source, message, severity);
    }

    /** Returns what a line says whose message is a line with a prefix of its own: the inner prefix counts where it tells something. */
    ParsedLine around(ParsedLine inner) {
        return new ParsedLine(
                inner.time.isEmpty() ? time : inner.time,
                inner.severity == Severity.UNKNOWN ? severity : inner.severity,
                inner.source.isEmpty() ? source : inner.source,
                inner.message);
    }
}
