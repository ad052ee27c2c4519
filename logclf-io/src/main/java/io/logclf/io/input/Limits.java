package io.logclf.io.input;

/**
 * What the reader accepts, and how much it reads at once. Without bounds, one quote that is never
 * closed would make a cell of the rest of a file, and the heap would end before the file does. Tests
 * make these small to meet every edge of a buffer.
 *
 * @param columns most columns of a row
 * @param cellChars most characters of a cell; for lines and JSON objects, most bytes
 * @param rowChars most characters of a row
 * @param bufferBytes bytes read at once
 */
public record Limits(int columns, int cellChars, int rowChars, int bufferBytes) {

    /** No smaller, however small the heap: messages of a megabyte occur, and must be read everywhere. */
    private static final int MIN_CELL_CHARS = 1 << 20;
    /** No larger, however large the heap: what is longer is no message. */
    static final int MAX_CELL_CHARS = 1 << 24;

    // Measured: a long cell is held as bytes, characters and text, some of them growing: about 12 bytes a character, 24
    // at the most.
    private static final int HEAP_BYTES_PER_CELL_CHAR = 32;

    /**
     * Returns limits that a heap can bear, so that an unclosed quote is an error message and not an
     * OutOfMemoryError.
     *
     * @param maxBytes the size of the heap; 0 gives the smallest limits
     */
    public static Limits forHeap(long maxBytes) {
        long bearable = maxBytes / HEAP_BYTES_PER_CELL_CHAR;
        int cellChars = (int) Math.max(MIN_CELL_CHARS, Math.min(bearable, MAX_CELL_CHARS));
        return new Limits(1 << 17, cellChars, 2 * cellChars, 1 << 17);
    }

    /**
     * What is wrong with a JSON object of more than {@link #cellChars} bytes.
     *
     * <p>Part of an {@link io.logclf.io.InputException}, as are the texts below.
     */
    public String objectTooLong() {
        return "the object that begins here is longer than " + cellChars / (1 << 20) + " MB; is it a log entry?";
    }

    /** What is wrong with a line of more than {@link #cellChars} bytes. */
    public String lineTooLong() {
        return "the line is longer than " + megabytes(cellChars) + ", the most that a line may have" + inThisHeap()
                + "; is this a text file?";
    }

    /**
     * What is wrong with a cell or row.
     *
     * @param most the most characters that it may have
     */
    public String tooLong(String what, int most) {
        return what + " has more than " + most + " characters, the most that it may have" + inThisHeap()
                + "; is a quote not closed?";
    }

    /** Says what helps, which is nothing beyond the largest limits. */
    private String inThisHeap() {
        return cellChars < MAX_CELL_CHARS
                ? " in this heap (" + MAX_CELL_CHARS / cellChars + " times as much with "
                        + megabytes((long) MAX_CELL_CHARS * HEAP_BYTES_PER_CELL_CHAR) + ")"
                : "";
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
