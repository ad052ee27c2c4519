package io.logclf.io;

import io.logclf.api.Classification;
import io.logclf.api.LogEntry;
import io.logclf.io.input.LabelText;
import io.logclf.io.input.Lines;
import io.logclf.io.input.ParsedRows;
import io.logclf.io.input.Portion;
import io.logclf.io.input.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs whose rows are lines of text that keep their bytes: what they have in common, however the lines
 * are read. Rows refer to the portion's array instead of copying their part of it, as a row is written
 * back soon after it is parsed. Safe for concurrent use.
 */
abstract class LineLogs implements RowFormat {

    private final String source;
    private final List<String> carried;

    /**
     * Makes one for an input.
     *
     * @param source of all entries; empty to take what a line tells
     * @param carried names of values that rows are to have, of which lines know {@code time} and {@code
     *     severity}
     */
    LineLogs(String source, List<String> carried) {
        this.source = source;
        this.carried = carried;
    }

    @Override
    public final RowFormat.Labels labels(LabelWriter.Builder options) {
        return new Labels(options);
    }

    @Override
    public final LogFormat kind() {
        return LogFormat.LINES;
    }

    /**
     * Makes a row.
     *
     * @param line the number of its first line
     * @param entry what the lines say; null if there is nothing to classify
     * @param time as it stands in the line; empty where there is none
     * @param start where the row begins in {@code bytes}
     * @param end where it ends, its last line break included
     */
    final PlainRow row(long line, @Nullable LogEntry entry, String time, byte[] bytes, int start, int end) {
        LogEntry own =
                entry == null || source.isEmpty() ? entry : new LogEntry(source, entry.message(), entry.severity());
        return new PlainRow(line, own, time, carried, bytes, start, end);
    }

    /**
     * Writes plain lines behind their label and a tab; when explained, behind all that {@link
     * LabelColumns} adds. The message comes last, and unchanged, so that what follows the last tab
     * added is the line as it was. Of an entry with several lines, the first has the label in front.
     *
     * <pre>{@code
     * Payment<TAB>10:15:02.123 [main] ERROR c.e.Shop - payment failed
     * }</pre>
     */
    static final class Labels implements RowFormat.Labels {

        private final boolean explain;
        private final String fallback;

        Labels(LabelWriter.Builder options) {
            this.explain = options.explain;
            this.fallback = options.fallback;
        }

        @Override
        public void append(LogRow row, Optional<Classification> classification, LabelText out) {
            if (classification.isPresent()) {
                prefix(classification.get(), out);
            }
            ((PlainRow) row).writeTo(out);
        }

        private void prefix(Classification classification, LabelText out) {
            cell(classification.labelOr(fallback), out);
            if (explain) {
                LabelColumns.explanation(classification).forEach(text -> cell(text, out));
            }
        }

        /** A tab or line break inside would end the cell. */
        private static void cell(String text, LabelText out) {
            out.append(text.replaceAll("[\\t\\r\\n]+", " ")).append('\t');
        }
    }

    /** Plain lines, each a message, taken as it is; an empty line has no entry. */
    static final class Plain extends LineLogs {

        Plain(String source, List<String> carried) {
            super(source, carried);
        }

        @Override
        public ParsedRows<LogRow> parse(Portion portion) {
            byte[] bytes = portion.bytes();
            List<LogRow> rows = new ArrayList<>();
            new Lines(portion).forEach((line, start, end) -> {
                int stop = TextLine.end(bytes, start, end);
                LogEntry entry = stop == start ? null : LogEntry.of(TextLine.text(bytes, start, stop));
                rows.add(row(line, entry, "", bytes, start, end));
            });
            return new ParsedRows<>(rows, portion.problem());
        }
    }
}
