package io.logclf.io.prefix;

/**
 * The name of a container that stands before each of its lines: {@code web-1  | } by docker compose, {@code [pod/web-7f9c/app] } by
 * {@code kubectl logs --prefix}.
 *
 * <p>Read from bytes when lines are cut, to tell the lines of one container from those of another that
 * stand between them; read from text by {@link Blocks}, for the source.
 *
 * @param end where it ends; where the line begins if there is none
 * @param key the same for each line of a container; 0 if there is none
 */
record ContainerName(int end, int key) {

    private static final byte[] POD = {'[', 'p', 'o', 'd', '/'};

    /**
     * Finds the name before a line, whether or not colours surround it. One blank behind the bar or
     * bracket belongs to the name's separator; more are the indentation of what the program wrote.
     *
     * @return never null; {@code end} is {@code start} if no name stands there
     */
    static ContainerName of(byte[] bytes, int start, int end) {
        int name = AnsiBytes.skip(bytes, start, end);
        boolean pod = TraceLines.startsWith(POD, bytes, name, end);
        int at = name;
        while (at < end && (pod ? bytes[at] != ']' : isPart(bytes[at]))) {
            at++;
        }
        int stop = at;
        if (!pod) {
            while (at < end && bytes[at] == ' ') {
                at++;
            }
        }
        if (stop == name || at == end || bytes[at] != (pod ? ']' : '|')) {
            return new ContainerName(start, 0);
        }
        at = AnsiBytes.skip(bytes, at + 1, end);
        at = at < end && bytes[at] == ' ' ? at + 1 : at;
        return new ContainerName(AnsiBytes.skip(bytes, at, end), key(bytes, name, stop));
    }

    /**
     * Returns where a name ends; -1 if there is none.
     *
     * @param at where it begins
     * @param certain whether it must look like one that docker compose has made of a service and a
     *     number, in a line that is no row of a table
     */
    static int end(String text, int at, boolean certain) {
        int end = at;
        while (end < text.length() && text.charAt(end) < 0x80 && isPart((byte) text.charAt(end))) {
            end++;
        }
        return end == at || (certain && !(isNumbered(text, at, end) && isLine(text, end))) ? -1 : end;
    }

    /** As {@code web-1} or {@code web_1}, whose separators are those of versions 2 and 1. */
    private static boolean isNumbered(String text, int start, int end) {
        int digits = end;
        while (digits > start && TimeText.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        return digits < end && digits > start + 1 && "-_".indexOf(text.charAt(digits - 1)) >= 0;
    }

    /**
     * Tells whether two blanks stand before the bar, as compose pads names to the longest, or more than
     * one word behind it: a row of a table such as {@code item-1 | 5} has neither.
     */
    private static boolean isLine(String text, int end) {
        return text.startsWith("  ", end) || text.strip().indexOf(' ', text.indexOf("| ", end) + 2) > 0;
    }

    private static boolean isPart(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '_'
                || b == '-'
                || b == '.';
    }

    /**
     * A hash instead of the name itself: no text is made for each line. Two containers of the same hash
     * would only be taken for one.
     */
    private static int key(byte[] bytes, int start, int end) {
        int key = 1;
        for (int i = start; i < end; i++) {
            key = 31 * key + bytes[i];
        }
        return key;
    }
}
