package io.logclf.io.input;

import io.logclf.io.InputException;
import java.nio.CharBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes portions in which some bytes are not UTF-8, so that they can be written back as they are, and
 * counts the lines that have them. One object for an input; safe for concurrent use, as portions are
 * decoded on several threads.
 */
public final class OtherBytes {

    private final RowCount lines = new RowCount();

    /** Says how many lines have such bytes; empty if none has. */
    public Optional<String> remark() {
        return lines.remark(
                "line has bytes that are not UTF-8 and stay as they are",
                "lines have bytes that are not UTF-8 and stay as they are");
    }

    /**
     * Tells whether there were any so far. Rows are decoded before they are written, so a row's own
     * bytes are always counted by then.
     */
    public boolean isAny() {
        return lines.isAny();
    }

    /**
     * Decodes bytes of a portion as {@link Utf8#decodeAny} does.
     *
     * @param line the line of the first byte
     */
    public void decode(Portion portion, int from, int to, long line, CharBuffer out) {
        new Place(portion, from, line).decode(to, out);
    }

    /**
     * Makes the error for input that must not have any. Where NUL bytes stand near, it is more likely
     * no text at all than text in another encoding, and the remedy is another.
     *
     * @param input what messages call the input
     * @param line the line of the byte
     * @param text the place from which on the bytes look like text or like anything else
     * @param end where the bytes to be looked at end
     * @param bad the place of the byte
     * @param format what was expected, such as {@code CSV}
     */
    public static InputException problem(
            String input, long line, byte[] bytes, int text, int end, int bad, String format) {
        for (int i = text; i < end; i++) {
            if (bytes[i] == 0) {
                return new InputException(
                        input,
                        line,
                        "looks like a binary file, expected " + format
                                + " text in UTF-8; check that it is the right file");
            }
        }
        String problem = String.format(
                Locale.ROOT,
                "byte 0x%02X is not UTF-8; convert the file from the encoding it has, for example:"
                        + " iconv -f ISO-8859-1 -t UTF-8",
                bytes[bad]);
        return new InputException(input, line, problem, InputException.Fault.ENCODING);
    }

    /**
     * Where the last such byte was found. Breaks are counted from there on, and not from the portion's
     * beginning for each byte.
     */
    private final class Place {

        private final Portion portion;
        private int at;
        private long line;
        /** The line counted last, as a line with several such bytes counts once. */
        private long counted;

        Place(Portion portion, int at, long line) {
            this.portion = portion;
            this.at = at;
            this.line = line;
        }

        void decode(int to, CharBuffer out) {
            Utf8.decodeAny(portion.bytes(), at, to, out, this::add);
        }

        private void add(int bad) {
            line += portion.breaks(at, bad);
            at = bad;
            if (line != counted) {
                lines.add(line);
                counted = line;
            }
        }
    }
}
