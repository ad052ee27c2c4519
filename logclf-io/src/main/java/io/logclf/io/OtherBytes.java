package io.logclf.io;

import java.nio.CharBuffer;

/** Decodes portions of a table in which some bytes are not UTF-8, so that they can be written back as they are. Safe for concurrent use. */
final class OtherBytes {

    private final RowCount lines = new RowCount();

    /** Counts the lines that have such bytes. */
    RowCount lines() {
        return lines;
    }

    /** Tells whether there were any. */
    boolean isAny() {
        return lines.isAny();
    }

    /**
     * Decodes bytes of a portion as {@link Utf8#decodeAny} does.
     *
     * @param line the line of the first byte
     */
    void decode(Portion portion, int from, int to, long line, CharBuffer out) {
        new Place(portion, from, line).decode(to, out);
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
