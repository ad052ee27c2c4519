package io.logclf.io;

import io.logclf.api.LogEntry;
import java.util.ArrayList;
import java.util.List;

/** Plain lines, each a message. */
final class PlainLogs extends LineLogs {

    PlainLogs(String source, List<String> carried) {
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
