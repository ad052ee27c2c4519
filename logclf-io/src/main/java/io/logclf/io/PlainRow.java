package io.logclf.io;

import io.logclf.api.LogEntry;
import io.logclf.io.input.JsonPlace;
import io.logclf.io.input.LabelText;
import io.logclf.io.input.TextLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of plain text, or several that belong together. The bytes stay as they are, in the array of
 * the portion, which nobody changes; so a line that is not UTF-8 is written back as it was.
 */
final class PlainRow extends LogRow {

    private final List<String> carried;
    private final byte[] bytes;
    private final int start;
    private final int end;
    /**
     * Where the text begins that is shown of a row without an entry: behind what separates JSON
     * objects.
     */
    private final int textStart;

    PlainRow(long line, @Nullable LogEntry entry, String time, List<String> carried, byte[] bytes, int start, int end) {
        this(line, entry, time, carried, bytes, start, end, start);
    }

    private PlainRow(
            long line,
            @Nullable LogEntry entry,
            String time,
            List<String> carried,
            byte[] bytes,
            int start,
            int end,
            int textStart) {
        super(line, entry, time);
        this.carried = carried;
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.textStart = textStart;
    }

    /** Returns a row that is not the JSON it should be, and stays as it is, without an entry. */
    static PlainRow kept(JsonPlace place, byte[] bytes, List<String> carried) {
        return new PlainRow(place.line(), null, "", carried, bytes, place.from(), place.end(), place.start());
    }

    /** Appends the bytes, line breaks included. */
    void writeTo(LabelText out) {
        out.append(bytes, start, end);
    }

    @Override
    String text() {
        return TextLine.text(bytes, textStart, TextLine.end(bytes, textStart, end));
    }

    @Override
    public List<String> carried() {
        return carried.stream().map(this::known).toList();
    }
}
