package io.logclf.io.input;

import io.logclf.io.prefix.AnsiText;
import java.nio.charset.StandardCharsets;

/**
 * A line as bytes, and as text for those who classify it: rows keep the bytes, and only text for
 * classification is cleaned.
 */
public final class TextLine {

    private TextLine() {}

    /**
     * Returns where the line ends without its line break, LF or CR LF; {@code end} if it has none.
     *
     * @param end where it ends with its line break
     */
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

    /**
     * Returns the text without a byte order mark at its start and without colours; bytes that are not
     * UTF-8 become U+FFFD.
     *
     * @param end where the line ends without its line break
     */
    public static String text(byte[] bytes, int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return AnsiText.plain(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }
}
