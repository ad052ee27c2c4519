package io.logclf.io;

import io.logclf.api.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of plain text: the message is all of it but the line break. The bytes stay as they are. */
final class PlainRow extends LogRow {

    private final byte[] bytes;
    private final int start;
    private final int end;

    private PlainRow(long line, @Nullable LogEntry entry, byte[] bytes, int start, int end) {
        super(line, entry);
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    /** @param end where the line ends, its line break included if it has one */
    static PlainRow of(long line, String source, byte[] bytes, int start, int end) {
        int messageEnd = messageEnd(bytes, start, end);
        LogEntry entry = messageEnd == start ? null : LogEntry.of(source, message(bytes, start, messageEnd));
        return new PlainRow(line, entry, bytes, start, end);
    }

    void writeTo(LabelText out) {
        out.append(bytes, start, end);
    }

    @Override
    public List<String> carried() {
        return List.of();
    }

    /** The text without a byte order mark; bytes that are not UTF-8 become replacement characters. */
    private static String message(byte[] bytes, int start, int end) {
        String message = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return message.startsWith("\uFEFF") ? message.substring(1) : message;
    }

    private static int messageEnd(byte[] bytes, int start, int end) {
        int stop = end;
        if (stop > start && bytes[stop - 1] == '\n') {
            stop--;
        }
        if (stop > start && bytes[stop - 1] == '\r') {
            stop--;
        }
        return stop;
    }
}
