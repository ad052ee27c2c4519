package io.logclf.io;

import java.util.ArrayList;
import java.util.List;

/** Plain lines, each a message. */
final class PlainLogs implements RowFormat {

    private final String source;
    private final List<String> carried;

    PlainLogs(String source, List<String> carried) {
        this.source = source;
        this.carried = carried;
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        List<LogRow> rows = new ArrayList<>();
        new Lines(portion)
                .forEach((line, start, end) ->
                        rows.add(PlainRow.of(line, source, carried, portion.bytes(), start, end)));
        return new ParsedRows<>(rows, portion.problem());
    }

    @Override
    public LogFormat kind() {
        return LogFormat.LINES;
    }

    @Override
    public RowLabels labels(LabelWriter.Builder options) {
        return new PlainLabels(options);
    }
}
