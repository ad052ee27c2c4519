package io.logclf.app;

import io.logclf.api.LogEntry;
import java.io.IOException;
import java.util.Optional;

/** Plain lines, each a message. */
final class PlainRows implements RowReader<PlainLine> {

    private final ByteLines lines;
    private final String source;

    PlainRows(Input input, FieldNames names) {
        this.lines = new ByteLines(input);
        this.source = names.ofLines();
    }

    @Override
    public Optional<PlainLine> read() throws IOException {
        return lines.read().map(PlainLine::new);
    }

    @Override
    public Optional<LogEntry> entry(PlainLine row) {
        return row.isBlank() ? Optional.empty() : Optional.of(LogEntry.of(source, row.message()));
    }

    @Override
    public long chars(PlainLine row) {
        // As bytes, and as the message.
        return 2L * row.bytes().length;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
