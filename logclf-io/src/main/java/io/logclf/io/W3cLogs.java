package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.io.prefix.ParsedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of the Extended Log File Format, whose fields the file names, perhaps more than once. Directives have no label. */
final class W3cLogs implements RowFormat {

    private final String source;
    private final List<String> carried;

    /** @param source of all entries; empty to take the site or the host */
    W3cLogs(String source, List<String> carried) {
        this.source = source;
        this.carried = carried;
    }

    @Override
    public ParsedRows<LogRow> parse(Portion portion) {
        List<LogRow> rows = new ArrayList<>();
        byte[] bytes = portion.bytes();
        W3cFields[] fields = {W3cFields.of(portion.context())};
        new Lines(portion).forEach((line, start, end) -> {
            String text = TextLine.text(bytes, start, TextLine.end(bytes, start, end));
            if (text.startsWith(W3cFields.DIRECTIVE)) {
                fields[0] = W3cFields.of(text);
            }
            if (text.isBlank() || text.startsWith("#")) {
                rows.add(new PlainRow(line, null, "", carried, bytes, start, end));
            } else {
                ParsedLine parsed = fields[0].parse(text);
                rows.add(new PlainRow(line, entry(parsed), parsed.time(), carried, bytes, start, end));
            }
        });
        return new ParsedRows<>(rows, portion.problem());
    }

    @Override
    public RowLabels labels(LabelWriter.Builder options) {
        return new PlainLabels(options);
    }

    @Override
    public LogFormat kind() {
        return LogFormat.LINES;
    }

    @Override
    public Optional<String> description() {
        return Optional.of("W3C extended log; time, severity, site");
    }

    private LogEntry entry(ParsedLine parsed) {
        return new LogEntry(source.isEmpty() ? parsed.source() : source, parsed.message(), parsed.severity());
    }
}
