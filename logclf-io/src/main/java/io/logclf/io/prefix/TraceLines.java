package io.logclf.io.prefix;

import java.nio.charset.StandardCharsets;

/** What lines of stack traces look like, as bytes. */
public final class TraceLines {

    private static final byte[][] STARTS = starts(
            "Caused by: ",
            "Suppressed: ",
            "... ",
            "---> ",
            "--- End of ",
            "During handling of the above exception",
            "The above exception was the direct cause",
            "goroutine ",
            "created by ",
            "[signal ",
            "Stack trace:",
            "[stacktrace]");
    private static final byte[] PYTHON = bytes("Traceback (most recent call last):");
    private static final byte[] CAUSED = bytes("Caused by: ");
    private static final byte[] INNER = bytes("---> ");
    private static final byte[] ERROR = bytes("Error: ");
    private static final byte[] NODE_CAUSE = bytes("[cause]: ");
    private static final byte[] RUBY = bytes(".rb:");
    private static final byte[] AT = bytes("at ");

    private TraceLines() {}

    /** Tells whether a line begins with words that only lines inside a trace begin with. */
    static boolean begins(byte[] bytes, int start, int end) {
        for (byte[] word : STARTS) {
            if (startsWith(word, bytes, start, end)) {
                return true;
            }
        }
        return isPython(bytes, start, end);
    }

    /** The head of a Python trace; with more behind it in one line, it is a message that holds the whole trace. */
    static boolean isPython(byte[] bytes, int start, int end) {
        if (!startsWith(PYTHON, bytes, start, end)) {
            return false;
        }
        int at = start + PYTHON.length;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\r')) {
            at++;
        }
        return at == end;
    }

    /**
     * Tells whether a line says which exception a trace is of, such as {@code Caused by: java.io.IOException: no space} or
     * {@code ValueError: bad}.
     */
    public static boolean isCause(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at < end
                && (startsWith(CAUSED, bytes, at, end)
                        || startsWith(INNER, bytes, at, end)
                        || startsWith(NODE_CAUSE, bytes, at, end)
                        || startsWith(ERROR, bytes, at, end)
                        || isException(bytes, at, end));
    }

    /** A name that ends as those of exceptions do, and then a colon or the end of the line. */
    static boolean isException(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && (isName(bytes[at]) || bytes[at] == '.' || bytes[at] == '$')) {
            at++;
        }
        boolean colon = at < end && bytes[at] == ':' && (at + 1 == end || bytes[at + 1] == ' ');
        // Node.js tells a code behind the name.
        boolean code = at + 1 < end && bytes[at] == ' ' && bytes[at + 1] == '[';
        return (at == end || colon || code)
                && (endsWith("Exception", bytes, start, at)
                        || endsWith("Error", bytes, start, at)
                        || endsWith("Throwable", bytes, start, at));
    }

    /** A frame of PHP: a number and a sign before it. */
    static boolean isNumbered(byte[] bytes, int start, int end) {
        return end - start > 3 && bytes[start] == '#' && bytes[start + 1] >= '0' && bytes[start + 1] <= '9';
    }

    /** A frame of Ruby, or the place and the exception that its trace begins with. */
    static boolean isRuby(byte[] bytes, int start, int end) {
        byte last = bytes[end - 1];
        if (last != '\'' && last != ')') {
            return false;
        }
        for (int at = start; at + RUBY.length <= end && bytes[at] != ' '; at++) {
            if (startsWith(RUBY, bytes, at, end)) {
                return true;
            }
        }
        return false;
    }

    /** A frame of Java or .NET whose indent was taken away. */
    static boolean isFrame(byte[] bytes, int start, int end) {
        return startsWith(AT, bytes, start, end) && bytes[end - 1] == ')';
    }

    private static boolean isName(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
    }

    static boolean startsWith(byte[] word, byte[] bytes, int start, int end) {
        if (end - start < word.length || bytes[start] != word[0]) {
            return false;
        }
        for (int i = 1; i < word.length; i++) {
            if (bytes[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name ends so, and is longer: {@code Error} alone is a word. */
    private static boolean endsWith(String word, byte[] bytes, int start, int end) {
        int offset = end - word.length();
        if (offset <= start) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[offset + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[][] starts(String... words) {
        byte[][] starts = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            starts[i] = bytes(words[i]);
        }
        return starts;
    }

    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
