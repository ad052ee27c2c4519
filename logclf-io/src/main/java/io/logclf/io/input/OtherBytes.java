package io.logclf.io.input;

import io.logclf.io.InputException;
import java.nio.CharBuffer;
import java.util.Locale;
import java.util.Optional;

/** Decodes portions in which some bytes are not UTF-8, so that they can be written back as they are. Safe for concurrent use. */
public final class OtherBytes {

    private final RowCount lines = new RowCount();

    /** Says how many lines have such bytes; empty if none has. */
    public Optional<String> remark() {
        return lines.remark(
                "line has bytes that are not UTF-8 and stay as they are",
                "lines have bytes that are not UTF-8 and stay as they are");
    }

    /** Tells whether there were any. */
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
     * Says where the first such byte is, for input that must not have any.
     *
     * @param text the place from which on the bytes look like text or like anything else
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

    /** Where the last such byte was found. */
    private final class Place {

        private final Portion portion;
        private int at;
        private long line;
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
