package io.logclf.io.prefix;

/**
 * Control sequences of terminals in bytes: what {@link AnsiText} does for text, before a line is
 * decoded. Used where only the beginning of a line matters, so it skips sequences at one place and
 * removes none.
 */
final class AnsiBytes {

    private static final byte ESCAPE = 0x1B;

    private AnsiBytes() {}

    /**
     * Returns the first place from {@code start} on where no complete sequence begins; {@code start} if
     * none begins there. An escape without a complete sequence is content, and reading stops in front
     * of it.
     *
     * @param end where the line ends; never read beyond
     */
    static int skip(byte[] bytes, int start, int end) {
        int at = start;
        while (at + 1 < end && bytes[at] == ESCAPE && bytes[at + 1] == '[') {
            int stop = at + 2;
            while (stop < end && AnsiText.isParameter(bytes[stop])) {
                stop++;
            }
            if (stop == end || !AnsiText.isFinal(bytes[stop])) {
                return at;
            }
            at = stop + 1;
        }
        return at;
    }
}
