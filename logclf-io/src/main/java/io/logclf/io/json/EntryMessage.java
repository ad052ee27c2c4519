package io.logclf.io.json;

import io.logclf.api.LogEntry;
import io.logclf.api.Severity;
import io.logclf.io.input.TextLine;
import io.logclf.io.prefix.LineFormat;
import io.logclf.io.prefix.LineParser;
import io.logclf.io.prefix.ParsedLine;
import io.logclf.io.prefix.TraceLines;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of an entry say together: the message of the first, and behind it, in a line of its
 * own, the last of those that tell a cause. The frames of a trace are left out, since they differ from
 * call to call and say nothing that a label depends on.
 *
 * <pre>{@code
 * 10:15:02 ERROR payment failed
 * java.lang.IllegalStateException: no answer
 *     at com.acme.Shop.pay(Shop.java:42)
 * Caused by: java.net.ConnectException: refused
 *     ... 12 more
 * // "payment failed\nCaused by: java.net.ConnectException: refused"
 * }</pre>
 *
 * <p>It is given the lines of an entry one after another, and is cleared between entries; not safe for
 * concurrent use.
 */
public final class EntryMessage {

    private final LineParser parser;
    /** The first line; null before it, and for an entry whose first line is missing. */
    private @Nullable ParsedLine head;
    /** Whether the line has no prefix. */
    private boolean bare;

    /** The last line that tells a cause; null if none did. */
    private @Nullable String cause;
    /** What belongs to the message of lines that were taken apart; empty if the first line is complete. */
    private final StringBuilder rest = new StringBuilder();

    /**
     * Makes one for the entries of one input.
     *
     * @param parser takes the prefix off the first line
     */
    public EntryMessage(LineParser parser) {
        this.parser = parser;
    }

    /** Forgets the entry, so that the next can begin. */
    public void clear() {
        head = null;
        cause = null;
        rest.setLength(0);
    }

    /**
     * Takes the first line. Without it, those that follow say nothing.
     *
     * @param line without its line break
     */
    public void begin(String line) {
        Optional<ParsedLine> parsed = parser.parse(line);
        bare = parsed.isEmpty();
        head = parsed.orElseGet(() -> ParsedLine.bare(line));
    }

    /** Takes what goes on with the text of the line before, without a line break between them. */
    public void join(String text) {
        rest.append(text);
    }

    /**
     * Takes a line that follows. It is the message if the first line has none (java.util.logging,
     * .NET).
     *
     * @param from where the line begins, behind the prefix of a container's runtime
     * @param stop where it ends, without its line break
     */
    public void follow(byte[] bytes, int from, int stop) {
        ParsedLine first = head;
        if (first != null && first.message().isEmpty()) {
            head = parser.follow(first, TextLine.text(bytes, from, stop));
        } else if (first != null && TraceLines.isCause(bytes, from, stop)) {
            cause = TextLine.text(bytes, from, stop).strip();
        }
    }

    /** Returns the time as it stands there; empty where there is none. */
    public String time() {
        return head == null ? "" : head.time();
    }

    /** Returns what is to be classified; empty without a first line. */
    public Optional<LogEntry> entry() {
        return Optional.ofNullable(head)
                .map(first -> rest.isEmpty() ? first : first.with(first.message() + rest))
                .map(this::entry)
                .map(entry -> new LogEntry(
                        entry.source(),
                        cause == null ? entry.message() : entry.message() + "\n" + cause,
                        entry.severity()));
    }

    /**
     * Makes an entry of the first line. What a program has written as JSON is its fields; what they do
     * not tell, the prefix does. With names of containers before the lines, these stay the source.
     */
    private LogEntry entry(ParsedLine first) {
        Optional<LogEntry> json =
                bare || parser.format().wraps() ? JsonFields.wrapped(first.message()) : Optional.empty();
        return json.map(found -> new LogEntry(
                        found.source().isEmpty() || parser.format() == LineFormat.COMPOSE
                                ? first.source()
                                : found.source(),
                        found.message(),
                        found.severity() == Severity.UNKNOWN ? first.severity() : found.severity()))
                .orElseGet(first::entry);
    }
}
