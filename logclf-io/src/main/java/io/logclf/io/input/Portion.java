package io.logclf.io.input;

import io.logclf.io.InputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Complete rows, still as bytes: what is handed to a thread to be parsed.
 *
 * @param bytes the array, which nobody changes any more
 * @param start where the first row begins
 * @param end where the last row ends
 * @param tail where the bytes end, of which those behind {@code end} only have to be valid text: {@code problem} comes after them
 * @param line the number of the first line
 * @param shape how the rows can be split
 * @param problem why there are no more rows, or null
 * @param context a line before these that they are read by; empty if there is none
 * @param objects where the objects are, if the rows are JSON objects that may share lines; otherwise empty
 * @param brokenRows where those lines begin that are rows of a table with wrong quotes
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and handed on once.
public record Portion(
        byte[] bytes,
        int start,
        int end,
        int tail,
        long line,
        Shape shape,
        @Nullable InputException problem,
        String context,
        List<JsonPlace> objects,
        int... brokenRows) {

    public Portion(
            byte[] bytes,
            int start,
            int end,
            int tail,
            long line,
            Shape shape,
            @Nullable InputException problem,
            int... brokenRows) {
        this(bytes, start, end, tail, line, shape, problem, "", List.of(), brokenRows);
    }

    /** How the rows of CSV are written. */
    public enum Shape {
        /** Plain RFC 4180, rows end with LF, no cell has line breaks. */
        PLAIN_LF,
        /** Plain RFC 4180, rows end with LF, cells may have line breaks. */
        PLAIN_LF_BREAKS,
        /** Plain RFC 4180, rows end with CR LF, no cell has line breaks. */
        PLAIN_CR_LF,
        /** With blanks around quotes, text after them, line ends of several kinds or very many columns; or no CSV. */
        FREE
    }

    /** Returns the portion with the line that its rows are read by. */
    public Portion with(String context) {
        return new Portion(bytes, start, end, tail, line, shape, problem, context, objects);
    }

    public int size() {
        return tail - start;
    }

    /** The number of the line that a byte stands in. */
    public long lineAt(int position) {
        return line + breaks(start, position);
    }

    /** Counts the line breaks between two bytes. */
    public int breaks(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                count++;
            }
        }
        return count;
    }

    /** Some of the rows, none of which is broken. */
    public Portion part(int from, int to, long firstLine) {
        return new Portion(bytes, from, to, to, firstLine, shape, null);
    }

    /** All rows from a byte on, none of which is broken, and what comes after them. */
    public Portion rest(int from, long firstLine) {
        return new Portion(bytes, from, end, tail, firstLine, shape, problem);
    }
}
