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
 * What the lines of an entry say together: the message of the first, and of those that follow the last that tells a cause. Is given the
 * lines one after another; not safe for concurrent use.
 */
public final class EntryMessage {

    private final LineParser parser;
    private @Nullable ParsedLine head;
    /** Whether the line has no prefix. */
    private boolean bare;

    private @Nullable String cause;
    /** What belongs to the message of lines that were taken apart; empty if the first line is complete. */
    private final StringBuilder rest = new StringBuilder();

    public EntryMessage(LineParser parser) {
        this.parser = parser;
    }

    /** Forgets the entry before. */
    public void clear() {
        head = null;
        cause = null;
        rest.setLength(0);
    }

    /** Takes the first line. Without it, those that follow say nothing. */
    public void begin(String line) {
        Optional<ParsedLine> parsed = parser.parse(line);
        bare = parsed.isEmpty();
        head = parsed.orElseGet(() -> ParsedLine.bare(line));
    }

    /** Takes what goes on with the text of the line before, without a line break between them. */
    public void join(String text) {
        rest.append(text);
    }

    /** Takes a line that follows. */
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

    /** What a program has written as JSON is its fields, and what they do not tell, the prefix does. */
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
