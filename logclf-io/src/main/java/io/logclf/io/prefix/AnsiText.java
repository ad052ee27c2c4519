package io.logclf.io.prefix;

/**
 * Removes control sequences of terminals, such as colours, from text (ECMA-48, 5.4: {@code ESC [
 * parameters final}). Programs that write to a file what is meant for a terminal leave them between
 * time, level and message, where they would hide the prefix and make two equal messages differ.
 *
 * <p>Other escapes (titles of windows, single shifts) are rare in logs and stay as they are.
 */
public final class AnsiText {

    private static final char ESCAPE = '\u001B';

    private AnsiText() {}

    /**
     * Returns the text without control sequences; the text itself if it has none.
     *
     * <p>For example, {@code ESC[31m} (red) and {@code ESC[0m} (normal) around a level disappear, and
     * the level stays. Linear in the length of the text.
     */
    public static String plain(String text) {
        int at = text.indexOf(ESCAPE);
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            int end = sequenceEnd(text, at);
            if (end > at) {
                plain.append(text, done, at);
                done = end;
            }
            at = text.indexOf(ESCAPE, Math.max(end, at + 1));
        }
        return plain.append(text, done, text.length()).toString();
    }

    /** Returns where the sequence ends that begins at an escape; the escape's place if there is none. */
    private static int sequenceEnd(String text, int escape) {
        int at = escape + 1;
        if (at >= text.length() || text.charAt(at) != '[') {
            return escape;
        }
        at++;
        while (at < text.length() && isParameter(text.charAt(at))) {
            at++;
        }
        return at < text.length() && isFinal(text.charAt(at)) ? at + 1 : escape;
    }

    /** Tells whether a character or byte may stand between the bracket and the final one: parameters, then intermediates. */
    static boolean isParameter(int c) {
        return c >= 0x20 && c <= 0x3F;
    }

    /** Tells whether a character or byte behind the parameters ends a sequence. */
    static boolean isFinal(int c) {
        return c >= 0x40 && c <= 0x7E;
    }
}
