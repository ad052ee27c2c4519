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

/** Logs whose rows are lines of text that keep their bytes: what they have in common, however the lines are read. */
abstract class LineLogs implements RowFormat {

    private final String source;
    private final List<String> carried;

    /** @param source of all entries; empty to take what a line tells */
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
     * @param entry what the lines say; null if there is nothing to classify
     */
    final PlainRow row(long line, @Nullable LogEntry entry, String time, byte[] bytes, int start, int end) {
        LogEntry own =
                entry == null || source.isEmpty() ? entry : new LogEntry(source, entry.message(), entry.severity());
        return new PlainRow(line, own, time, carried, bytes, start, end);
    }

    /**
     * Plain lines behind their label and a tab; when explained, behind all that {@link LabelColumns} adds. The message comes
     * last, and unchanged, so that what follows the last tab added is the line as it was.
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

        private static void cell(String text, LabelText out) {
            out.append(text.replaceAll("[\\t\\r\\n]+", " ")).append('\t');
        }
    }

    /** Plain lines, each a message. */
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
