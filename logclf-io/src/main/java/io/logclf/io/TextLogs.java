package io.logclf.io;

import io.logclf.io.input.Lines;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.TextLine;
import io.logclf.io.json.EntryMessage;
import io.logclf.io.prefix.Continuations;
import io.logclf.io.prefix.LineParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plain lines with a prefix. Lines that belong to the one before, such as those of a stack trace, are
 * in its row; of them, the last that tells a cause is classified with the message. Lines without a
 * prefix, in between, are messages of their own. Safe for concurrent use.
 */
final class TextLogs extends LineLogs {

    private final LineParser parser;

    /**
     * Makes one for an input.
     *
     * @param parser takes the prefixes off
     * @param source of all entries; empty to take it from the prefix
     * @param carried names of values that rows are to have
     */
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

    /**
     * Puts the lines of a portion together, as the cutter has done to end the portion. For one portion
     * and one thread.
     */
    private final class EntryLines {

        private final byte[] bytes;
        private final List<LogRow> rows = new ArrayList<>();
        private final Continuations continuations = new Continuations(parser.format());
        private final EntryMessage message = new EntryMessage(parser);
        private long line;
        private int start;
        private int end;

        EntryLines(byte[] bytes) {
            this.bytes = bytes;
        }

        /**
         * Takes the next line. What it is for the row is decided by bytes, and what it says by its
         * text; only lines that say something become text.
         */
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
            if (continues && continuations.isJoined()) {
                message.join(TextLine.text(bytes, continuations.contentStart(), stop));
            } else if (continues) {
                message.follow(bytes, continuations.contentStart(), stop);
            } else if (stop > from && !continuations.isOrphan()) {
                message.begin(TextLine.text(bytes, from, stop));
            }
            end = to;
        }

        /**
         * Ends the row that is open, if there is one. A row without a first line, such as the rest of a
         * trace at the beginning of a rotated file, has no entry.
         */
        void endRow() {
            if (end > start) {
                rows.add(row(line, message.entry().orElse(null), message.time(), bytes, start, end));
            }
            start = end;
            message.clear();
        }
    }
}
