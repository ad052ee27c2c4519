package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.io.prefix.Continuations;
import io.logclf.io.prefix.LineParser;
import io.logclf.io.prefix.ParsedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plain lines with a prefix. Lines that belong to the one before, such as those of a stack trace, are in its row; of them, the last that
 * tells a cause is classified with the message.
 */
final class TextLogs extends LineLogs {

    private final LineParser parser;

    /** @param source of all entries; empty to take it from the prefix */
    TextLogs(LineParser parser, String source, List<String> carried) {
        super(source, carried);
        this.parser = parser;
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        EntryLines lines = new EntryLines(portion.bytes());
        new Lines(portion).forEach(lines::add);
        lines.endRow();
        return new ParsedRows<>(lines.rows, portion.problem());
    }

    @Override
    public Optional<String> description() {
        return Optional.of(parser.description());
    }

    /** Puts the lines of a portion together. */
    private final class EntryLines {

        private final byte[] bytes;
        private final List<LogRow> rows = new ArrayList<>();
        private final Continuations continuations = new Continuations(parser.format());
        private long line;
        private int start;
        private int end;
        private @Nullable ParsedLine parsed;
        private @Nullable String cause;
        /** What belongs to the message of lines that were taken apart; empty if the first line is complete. */
        private final StringBuilder rest = new StringBuilder();

        EntryLines(byte[] bytes) {
            this.bytes = bytes;
        }

        void add(long number, int from, int to) {
            int stop = TextLine.end(bytes, from, to);
            boolean continues = continuations.next(bytes, from, stop);
            if (!continues) {
                endRow();
            }
            if (end == start) {
                line = number;
                start = from;
            }
            if (continues) {
                follow(continuations.contentStart(), stop);
            } else if (stop > from) {
                String text = TextLine.text(bytes, from, stop);
                parsed = parser.parse(text).orElseGet(() -> ParsedLine.bare(text));
            }
            end = to;
        }

        void endRow() {
            if (end > start) {
                String time = parsed == null ? "" : parsed.time();
                rows.add(row(line, entry(), time, bytes, start, end));
            }
            start = end;
            parsed = null;
            cause = null;
            rest.setLength(0);
        }

        private void follow(int from, int stop) {
            ParsedLine head = parsed;
            if (head == null) {
                return;
            }
            if (continuations.isJoined()) {
                rest.append(TextLine.text(bytes, from, stop));
            } else if (head.message().isEmpty()) {
                parsed = parser.follow(head, TextLine.text(bytes, from, stop));
            } else if (Continuations.isCause(bytes, from, stop)) {
                cause = TextLine.text(bytes, from, stop).strip();
            }
        }

        private @Nullable LogEntry entry() {
            if (parsed == null) {
                return null;
            }
            LogEntry entry = entry(rest.isEmpty() ? parsed : parsed.with(parsed.message() + rest));
            String message = cause == null ? entry.message() : entry.message() + "\n" + cause;
            return new LogEntry(entry.source(), message, entry.severity());
        }

        private LogEntry entry(ParsedLine head) {
            Optional<LogEntry> json = parser.format().wraps() ? JsonFields.wrapped(head.message()) : Optional.empty();
            return json.orElseGet(head::entry);
        }
    }
}
