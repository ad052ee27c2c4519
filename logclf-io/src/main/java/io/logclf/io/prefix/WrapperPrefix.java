package io.logclf.io.prefix;

/**
 * What the runtime of a container puts to every line: a time by RFC 3339, and in the container runtime interface the stream and whether
 * the line is complete.
 *
 * <p>Read from bytes, before lines are decoded, to find what the program itself wrote: {@code
 * 2024-05-01T10:15:02.123Z stdout F } in the container runtime interface, the time alone in {@code
 * docker logs -t}. The runtime cuts a line of the program that is longer than 16 KiB, and marks all
 * pieces but the last with {@code P}.
 *
 * @param end where it ends; where the line begins if there is none
 * @param stream the last letter of the stream's name; 0 if there is none
 * @param partial whether the line goes on in the next one
 */
record WrapperPrefix(int end, byte stream, boolean partial) {

    private static final String TIME = "####-##-##T##:##:##";
    /** Behind the sign; runtimes write the colon. */
    private static final String ZONE = "##:##";
    /** Both names, stdout and stderr, have this length. */
    private static final int STREAM_CHARS = "stdout".length();

    /**
     * Finds the prefix of a line.
     *
     * @return never null; {@code end} is {@code start} if the line has no such prefix
     */
    static WrapperPrefix of(byte[] bytes, int start, int end) {
        int content = timeEnd(bytes, start, end);
        if (content < 0) {
            return new WrapperPrefix(start, (byte) 0, false);
        }
        int tag = content + STREAM_CHARS;
        boolean stream = tag + 2 < end
                && bytes[content] == 's'
                && bytes[content + 1] == 't'
                && bytes[content + 2] == 'd'
                && bytes[tag] == ' '
                && (bytes[tag + 1] == 'F' || bytes[tag + 1] == 'P')
                && bytes[tag + 2] == ' ';
        return stream
                ? new WrapperPrefix(tag + 3, bytes[tag - 1], bytes[tag + 1] == 'P')
                : new WrapperPrefix(content, (byte) 0, false);
    }

    /** Returns the place behind the time and one blank, or -1. */
    private static int timeEnd(byte[] bytes, int start, int end) {
        int at = masked(TIME, bytes, start, end);
        if (at < 0) {
            return -1;
        }
        if (at < end && bytes[at] == '.') {
            at++;
            while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
                at++;
            }
        }
        if (at < end && bytes[at] == 'Z') {
            at++;
        } else {
            at = at < end && (bytes[at] == '+' || bytes[at] == '-') ? masked(ZONE, bytes, at + 1, end) : -1;
        }
        return at > 0 && at < end && bytes[at] == ' ' ? at + 1 : -1;
    }

    /** Where the bytes end that fit the mask, in which {@code #} is a digit; -1 if they do not. */
    private static int masked(String mask, byte[] bytes, int start, int end) {
        if (end - start < mask.length()) {
            return -1;
        }
        for (int i = 0; i < mask.length(); i++) {
            byte b = bytes[start + i];
            char m = mask.charAt(i);
            if (m == '#' ? b < '0' || b > '9' : b != m) {
                return -1;
            }
        }
        return start + mask.length();
    }
}
