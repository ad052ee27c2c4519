package io.logclf.io.prefix;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Tells line by line which lines belong to the entry before them: indented lines, and the stack traces of Java, Python, .NET, Go, Node.js
 * and Ruby. It looks at bytes, so that lines can be told apart before anyone decodes them. Not safe for concurrent use.
 */
public final class Continuations implements LineJoiner {

    private static final byte[][] STARTS = starts(
            "Caused by: ",
            "Suppressed: ",
            "... ",
            "---> ",
            "--- End of ",
            "Traceback (most recent call last):",
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
    private static final byte[] EXIT = bytes("exit status ");
    private static final byte[] GO = bytes("goroutine ");
    private static final byte[] SIGNAL = bytes("[signal ");
    private static final byte[] PANIC = bytes("panic: ");

    private final boolean wrapped;
    /** Whether the names of containers stand before lines. */
    private final boolean named;
    /** Whether a runtime keeps each line by itself, so that one that names an exception may be a message. */
    private final boolean single;

    private final boolean twoLines;
    /** Whether programs for Node.js log so, whose errors often have no other name than that. */
    private final boolean nodeJs;

    private final boolean paddedLevels;
    private boolean started;
    private int lines;
    private Trace trace = Trace.NONE;
    private int contentStart;
    /** The stream of a line that is not complete, and goes on in the next one of this stream; 0 after a complete line. */
    private byte partial;

    private boolean joined;
    private boolean orphan;
    /** The container of the line that was taken last, and of the entry's first line. */
    private int container;

    private int entryContainer;
    /** Whether the entry's first line may have an exception below it that is not indented. */
    private boolean mayThrow = true;

    /** Which kind of trace the entry is in, where lines must be understood by what came before them. */
    private enum Trace {
        NONE,
        PYTHON,
        /** Behind the exception of a Python trace, where another trace may follow. */
        PYTHON_END,
        GO
    }

    /** Makes one for a log in this format. */
    public Continuations(LineFormat format) {
        this(Objects.requireNonNull(format, "format"), false);
    }

    private Continuations(LineFormat format, boolean single) {
        this.single = single;
        this.named = format == LineFormat.COMPOSE;
        this.wrapped = format == LineFormat.CRI || format == LineFormat.TIME || named;
        this.twoLines = format == LineFormat.JUL;
        this.nodeJs = format == LineFormat.NODE || format == LineFormat.WINSTON || format == LineFormat.TIME_LEVEL;
        this.paddedLevels = wrapped || format == LineFormat.LEVEL || format == LineFormat.TIME_LEVEL;
    }

    /** Makes one for the lines that a program in a container wrote, of which the runtime has taken its prefix off. */
    public static Continuations ofContainer() {
        return new Continuations(LineFormat.LEVEL, true);
    }

    @Override
    public void reset() {
        started = false;
        lines = 0;
        trace = Trace.NONE;
        partial = 0;
    }

    /** Returns where the text begins of the line that was taken last, behind the prefix that a container's runtime puts to every line. */
    public int contentStart() {
        return contentStart;
    }

    /** Tells whether the line that was taken last goes on with the text of the line before, without a line break between them. */
    public boolean isJoined() {
        return joined;
    }

    /** Tells whether the line that was taken last is part of an entry that another container's lines stand between. */
    public boolean isOrphan() {
        return orphan;
    }

    /** {@inheritDoc} Without an entry before it, tells whether it can only be part of one, such as the rest of a trace in a rotated file. */
    @Override
    public boolean next(byte[] bytes, int start, int end) {
        contentStart = start;
        joined = false;
        if (wrapped) {
            unwrap(bytes, start, end);
        }
        contentStart = AnsiBytes.skip(bytes, contentStart, end);
        boolean other = started && container != entryContainer;
        boolean begins = !started && startsWith(PYTHON, bytes, contentStart, end);
        boolean belongs = (started && !other)
                ? continues(bytes, contentStart, end)
                : isInside(bytes, contentStart, end) && !begins;
        boolean continues = joined || (belongs && !other);
        orphan = belongs && other;
        if (!continues) {
            entryContainer = container;
            trace = begins ? Trace.PYTHON : startsWith(PANIC, bytes, contentStart, end) ? Trace.GO : Trace.NONE;
            lines = 0;
            // Where every line has a prefix, one that names an exception may be a message by itself.
            boolean alone = single || (wrapped && contentStart != start);
            mayThrow = !alone || beginsWithTime(bytes, contentStart, end);
        }
        started = true;
        lines++;
        return continues;
    }

    private void unwrap(byte[] bytes, int start, int end) {
        ContainerName name = named ? ContainerName.of(bytes, start, end) : new ContainerName(start, 0);
        WrapperPrefix prefix = WrapperPrefix.of(bytes, name.end(), end);
        container = name.key();
        contentStart = prefix.end();
        joined = partial != 0 && prefix.stream() == partial && container == entryContainer;
        partial = prefix.partial() ? prefix.stream() : 0;
    }

    private boolean continues(byte[] bytes, int start, int end) {
        if (start == end) {
            return trace != Trace.NONE;
        }
        if (isInside(bytes, start, end)) {
            note(bytes, start, end);
            return true;
        }
        byte first = bytes[start];
        if (twoLines && lines == 1 && isLevel(bytes, start, end)) {
            return true;
        }
        if (end - start <= 3 && (first == '}' || first == ']' || first == ')' || first == '"')) {
            return true;
        }
        if (trace == Trace.GO) {
            return bytes[end - 1] == ')' || startsWith(EXIT, bytes, start, end);
        }
        if (trace == Trace.PYTHON) {
            // What is not indented behind the frames is the exception, and the end of the trace.
            trace = Trace.PYTHON_END;
            return true;
        }
        return isFrame(bytes, start, end)
                || isNumbered(bytes, start, end)
                || isRuby(bytes, start, end)
                || (mayThrow && (isException(bytes, start, end) || (nodeJs && startsWith(ERROR, bytes, start, end))));
    }

    /** Tells whether a line can only be part of an entry, whatever stands before it. */
    private boolean isInside(byte[] bytes, int start, int end) {
        if (start == end) {
            return false;
        }
        if (bytes[start] == ' ' || bytes[start] == '\t') {
            return !(paddedLevels && isPaddedLevel(bytes, start, end));
        }
        for (byte[] word : STARTS) {
            if (startsWith(word, bytes, start, end)) {
                return true;
            }
        }
        return false;
    }

    private void note(byte[] bytes, int start, int end) {
        if (startsWith(PYTHON, bytes, start, end)) {
            trace = Trace.PYTHON;
        } else if (startsWith(GO, bytes, start, end) || startsWith(SIGNAL, bytes, start, end)) {
            trace = Trace.GO;
        }
    }

    /** Tells whether a line is indented. */
    static boolean isIndented(String line) {
        return !line.isEmpty() && TimeScanner.isBlank(line.charAt(0));
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
    private static boolean isException(byte[] bytes, int start, int end) {
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
    private static boolean isNumbered(byte[] bytes, int start, int end) {
        return end - start > 3 && bytes[start] == '#' && bytes[start + 1] >= '0' && bytes[start + 1] <= '9';
    }

    /** A frame of Ruby, or the place and the exception that its trace begins with. */
    private static boolean isRuby(byte[] bytes, int start, int end) {
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
    private static boolean isFrame(byte[] bytes, int start, int end) {
        return startsWith(AT, bytes, start, end) && bytes[end - 1] == ')';
    }

    /** Tells whether a program has put a prefix of its own to a line: date or time of day, perhaps in a bracket. */
    private static boolean beginsWithTime(byte[] bytes, int start, int end) {
        int at = start < end && bytes[start] == '[' ? start + 1 : start;
        int digits = at;
        while (digits < end && bytes[digits] >= '0' && bytes[digits] <= '9') {
            digits++;
        }
        boolean two = digits == at + 2 || digits == at + 4;
        return two
                && digits + 1 < end
                && (bytes[digits] == '-' || bytes[digits] == '/' || bytes[digits] == ':')
                && bytes[digits + 1] >= '0'
                && bytes[digits + 1] <= '9';
    }

    /** Some log libraries pad levels on the left. */
    private static boolean isPaddedLevel(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        int level = at;
        while (at < end && bytes[at] >= 'A' && bytes[at] <= 'Z') {
            at++;
        }
        return level - start <= 2 && at - level >= 4 - (level - start) && at < end && bytes[at] == ' ';
    }

    private static boolean isLevel(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && ((bytes[at] >= 'A' && bytes[at] <= 'Z') || bytes[at] < 0)) {
            at++;
        }
        return at > start && at + 1 < end && bytes[at] == ':' && bytes[at + 1] == ' ';
    }

    private static boolean isName(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
    }

    private static boolean startsWith(byte[] word, byte[] bytes, int start, int end) {
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

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
