package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.io.input.Lines;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.TextLine;
import io.logclf.io.lines.EventBlock;
import io.logclf.io.lines.EventLines;
import io.logclf.io.prefix.ParsedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Windows events as text, each a row with all its lines. Rows without a description have no entry, as
 * there is nothing to classify. Safe for concurrent use.
 */
final class EventLogs extends LineLogs {

    /** @param source of all entries; empty to take the provider */
    EventLogs(String source, List<String> carried) {
        super(source, carried);
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        Events events = new Events(portion.bytes());
        new Lines(portion).forEach(events::add);
        events.endRow();
        return new ParsedRows<>(events.rows, portion.problem());
    }

    @Override
    public Optional<String> description() {
        return Optional.of("Windows events; time, severity, provider");
    }

    /** Puts the lines of a portion together. For one portion and one thread. */
    private final class Events {

        private final byte[] bytes;
        private final List<LogRow> rows = new ArrayList<>();
        private final EventLines joiner = new EventLines();
        private EventBlock block = new EventBlock();
        /**
         * The number of the first line of the event, and below the places where it begins and where its
         * last line ends.
         */
        private long line;

        private int start;
        private int end;

        Events(byte[] bytes) {
            this.bytes = bytes;
        }

        /**
         * Takes the next line, line break included, which ends the event before it if it begins
         * another.
         */
        void add(long number, int from, int to) {
            int stop = TextLine.end(bytes, from, to);
            if (!joiner.next(bytes, from, stop)) {
                endRow();
            }
            if (end == start) {
                line = number;
                start = from;
            }
            block.add(TextLine.text(bytes, from, stop));
            end = to;
        }

        /** Ends the event that is open, if there is one. */
        void endRow() {
            if (end > start) {
                ParsedLine parsed = block.parsed();
                LogEntry entry = parsed.message().isEmpty() ? null : parsed.entry();
                rows.add(row(line, entry, parsed.time(), bytes, start, end));
            }
            start = end;
            block = new EventBlock();
        }
    }
}
