package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.List;
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
    public final RowLabels labels(LabelWriter.Builder options) {
        return new PlainLabels(options);
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
}
