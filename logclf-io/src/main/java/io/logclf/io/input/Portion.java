package io.logclf.io.input;

import io.logclf.io.InputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Complete rows, still as bytes: what is handed to a thread to be parsed. The thread that reads never
 * waits for parsing, and the threads that parse need nothing but the portion; so it carries the number
 * of its first line and all that earlier rows decide about these.
 *
 * <p>The parts of the array are, in this order: rows from {@code start} to {@code end}; bytes from
 * {@code end} to {@code tail}, which are there only with a problem; and others that belong to nobody.
 *
 * @param bytes the array, which nobody changes any more
 * @param start where the first row begins
 * @param end where the last row ends
 * @param tail where the bytes end, of which those behind {@code end} only have to be valid text: {@code
 *     problem} comes after them
 * @param line the number of the first line, from 1
 * @param shape how the rows can be split
 * @param problem why there are no more rows, or null
 * @param context a line before these that they are read by, such as the one that names the fields of
 *     W3C logs; empty if there is none
 * @param objects where the objects are, if the rows are JSON objects that may share lines; otherwise
 *     empty
 * @param brokenRows where those lines begin that are rows of a table with wrong quotes, in order
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

    /** A portion whose rows need no context and are no JSON objects. */
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

    /**
     * How the rows of CSV are written, found on the way over their bytes: the plain shapes are split by
     * univocity, which is fast and knows RFC 4180 only.
     */
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

    /**
     * Returns the portion with the line that its rows are read by.
     *
     * <p>The rows are none of a table, so broken ones are left out.
     */
    public Portion with(String context) {
        return new Portion(bytes, start, end, tail, line, shape, problem, context, objects);
    }

    /** Returns the number of bytes, those behind the rows included: what the portion holds of the heap. */
    public int size() {
        return tail - start;
    }

    /**
     * Returns the number of the line that a byte stands in. Linear, so it is used only where a byte is not UTF-8.
     *
     * @param position an index from {@code start} on
     */
    public long lineAt(int position) {
        return line + breaks(start, position);
    }

    /** Counts the line breaks from one byte on to another, which is excluded. */
    public int breaks(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                count++;
            }
        }
        return count;
    }

    /**
     * Returns some of the rows, none of which is broken, without a problem.
     *
     * @param firstLine the number of the line at {@code from}
     */
    public Portion part(int from, int to, long firstLine) {
        return new Portion(bytes, from, to, to, firstLine, shape, null);
    }

    /**
     * Returns all rows from a byte on, none of which is broken, and what comes after them.
     *
     * @param firstLine the number of the line at {@code from}
     */
    public Portion rest(int from, long firstLine) {
        return new Portion(bytes, from, end, tail, firstLine, shape, problem);
    }
}
