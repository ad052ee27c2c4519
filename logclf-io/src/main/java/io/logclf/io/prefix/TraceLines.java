package io.logclf.io.prefix;

import java.nio.charset.StandardCharsets;

/**
 * Recognizes the lines of stack traces, as bytes. Each method looks at one line by itself; what a line
 * means behind others, {@link Continuations} decides.
 *
 * <p>In all methods, the line reaches from {@code start} to {@code end} without its line break, and
 * control sequences of terminals are skipped already. Those for frames expect at least one byte.
 */
public final class TraceLines {

    /** Java, .NET, Python and Go, PHP. Words that also begin messages are not among them. */
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
    /** Node.js prints the cause of an error so, indented, since version 16. */
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

    /**
     * The head of a Python trace; with more behind it in one line, it is a message that holds the whole trace.
     *
     * <p>{@code Traceback (most recent call last):}
     */
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
     * Tells whether a line says which exception a trace is of, such as {@code Caused by:
     * java.io.IOException: no space} or {@code ValueError: bad}. The last such line of an entry names
     * the root cause in most languages, and tells more about what happened than the message, which is
     * why it is classified with it. The line may be indented.
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

    /**
     * A name that ends as those of exceptions do, in {@code Exception}, {@code Error} or {@code
     * Throwable}, and then a colon, a code in brackets or the end of the line.
     */
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

    /** A frame of PHP, {@code #0 /srv/app/index.php(42): pay()}: a hash and a number. */
    static boolean isNumbered(byte[] bytes, int start, int end) {
        return end - start > 3 && bytes[start] == '#' && bytes[start + 1] >= '0' && bytes[start + 1] <= '9';
    }

    /**
     * A frame of Ruby, or the place and the exception that its trace begins with: {@code
     * app/shop.rb:42:in `pay'}. No blank may stand before the place, and the line ends with a quote or
     * a bracket.
     */
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

    /**
     * A frame of Java or .NET whose indent was taken away, {@code at com.acme.Shop.pay(Shop.java:42)},
     * as some collectors do.
     */
    static boolean isFrame(byte[] bytes, int start, int end) {
        return startsWith(AT, bytes, start, end) && bytes[end - 1] == ')';
    }

    private static boolean isName(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
    }

    /** Whether a line begins with a word, which must not be empty. */
    public static boolean startsWith(byte[] word, byte[] bytes, int start, int end) {
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

    /** The bytes of a word in ASCII. */
    static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
