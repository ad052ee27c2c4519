package io.logclf.io.input;

import io.logclf.io.prefix.AnsiText;
import java.nio.charset.StandardCharsets;

/** A line as bytes, and as text for those who classify it. */
public final class TextLine {

    private TextLine() {}

    /** Returns where the line ends without its line break. */
    public static int end(byte[] bytes, int start, int end) {
        int stop = end;
        if (stop > start && bytes[stop - 1] == '\n') {
            stop--;
        }
        if (stop > start && bytes[stop - 1] == '\r') {
            stop--;
        }
        return stop;
    }

    /** Returns the text without a byte order mark and colours; bytes that are not UTF-8 become replacement characters. */
    public static String text(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return AnsiText.plain(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
