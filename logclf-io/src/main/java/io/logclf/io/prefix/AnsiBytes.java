package io.logclf.io.prefix;

/** Control sequences of terminals in bytes, as {@link AnsiText} tells of text. */
final class AnsiBytes {

    private static final byte ESCAPE = 0x1B;

    private AnsiBytes() {}

    /** Returns the first place from here on where no sequence begins. */
    static int skip(byte[] bytes, int start, int end) {
        int at = start;
        while (at + 1 < end && bytes[at] == ESCAPE && bytes[at + 1] == '[') {
            int stop = at + 2;
            while (stop < end && bytes[stop] >= 0x20 && bytes[stop] <= 0x3F) {
                stop++;
            }
            if (stop == end || bytes[stop] < 0x40) {
                return at;
            }
            at = stop + 1;
        }
        return at;
    }
}
