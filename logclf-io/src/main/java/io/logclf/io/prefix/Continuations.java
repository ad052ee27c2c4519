package io.logclf.io.prefix;

import java.util.Objects;

/**
 * Tells line by line which lines belong to the entry before them: indented lines, and the stack traces of Java, Python, .NET,
 * Go, Node.js and Ruby. It looks at bytes, so that lines can be told apart before anyone decodes them.
 *
 * <p>Of these lines, the first begins an entry and all others belong to it:
 *
 * <pre>{@code
 * 10:15:02.123 [main] ERROR c.e.Shop - payment failed
 * java.io.IOException: no space
 *     at com.acme.Shop.pay(Shop.java:42)
 * Caused by: java.nio.file.FileSystemException: disk full
 *     ... 12 more
 * }</pre>
 *
 * <p>A wrong answer costs differently: a line that is wrongly kept with the entry before it vanishes in it, while one that is
 * wrongly separated is an entry too many. So a line belongs to an entry only if its own form shows it, or if a trace has begun
 * whose lines have no form of their own (Python, Go).
 *
 * <p>If names of containers stand before the lines, lines of several containers alternate. A continuation whose entry was
 * interrupted by another container is an {@linkplain #isOrphan() orphan}: rows are consecutive lines, so it cannot be put back
 * to its entry.
 *
 * <p>Not safe for concurrent use.
 */
public final class Continuations implements LineJoiner {

    private static final byte[] ERROR = TraceLines.bytes("Error: ");
    private static final byte[] EXIT = TraceLines.bytes("exit status ");
    private static final byte[] GO = TraceLines.bytes("goroutine ");
    private static final byte[] SIGNAL = TraceLines.bytes("[signal ");
    private static final byte[] PANIC = TraceLines.bytes("panic: ");

    /** Whether a runtime's prefix may stand before each line, also before those of a trace. */
    private final boolean wrapped;
    /** Whether the names of containers stand before lines. */
    private final boolean named;
    /** Whether a runtime keeps each line by itself, so that one that names an exception may be a message. */
    private final boolean single;

    /** Whether the message stands in the second line of an entry, as java.util.logging writes it. */
    private final boolean twoLines;
    /** Whether programs for Node.js log so, whose errors often have no other name than that. */
    private final boolean nodeJs;

    /** Whether a line may begin with a level that is padded on the left, and then is not indented. */
    private final boolean paddedLevels;
    /** Whether a line was taken since the last {@link #reset()}. */
    private boolean started;
    /** Lines of the entry so far. */
    private int lines;
    /** The trace that the entry is in after its last line. */
    private Trace trace = Trace.NONE;
    /** See {@link #contentStart()}. */
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

    /**
     * Which kind of trace the entry is in, where lines must be understood by what came before them.
     *
     * <p>A Python trace names its exception last and without indentation, and a Go trace has function names at the line's
     * beginning.
     */
    private enum Trace {
        NONE,
        PYTHON,
        /** Behind the exception of a Python trace, where another trace may follow. */
        PYTHON_END,
        GO
    }

    /**
     * Makes one for a log in this format, which decides whether containers' prefixes are expected before lines, and which lines
     * without indentation may be continuations.
     *
     * @throws NullPointerException if the format is null
     */
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

    /**
     * Makes one for the lines that a program in a container wrote, of which the runtime has already taken its prefix off. Such
     * a program has often no prefix of its own, so a line that names an exception may be a message by itself.
     */
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

    /**
     * Returns the offset, in the bytes given to {@link #next}, at which the text begins of the line that was taken last: behind
     * the prefix that a container's runtime puts to every line, and behind colours.
     */
    public int contentStart() {
        return contentStart;
    }

    /**
     * Tells whether the line that was taken last goes on with the text of the line before, without a line break between them.
     *
     * <p>So it is where the container's runtime has cut a long line and marked the first piece as partial.
     */
    public boolean isJoined() {
        return joined;
    }

    /**
     * Tells whether the line that was taken last is part of an entry that another container's lines stand between.
     *
     * <p>{@link #next} has returned false for it, as it does not continue the line before it.
     */
    public boolean isOrphan() {
        return orphan;
    }

    /**
     * {@inheritDoc} Without an entry before it, tells whether it can only be part of one, such as the rest of a trace in a
     * rotated file.
     */
    @Override
    public boolean next(byte[] bytes, int start, int end) {
        contentStart = start;
        joined = false;
        if (wrapped) {
            unwrap(bytes, start, end);
        }
        contentStart = AnsiBytes.skip(bytes, contentStart, end);
        boolean other = started && container != entryContainer;
        boolean begins = !started && TraceLines.isPython(bytes, contentStart, end);
        boolean belongs = (started && !other)
                ? continues(bytes, contentStart, end)
                : isInside(bytes, contentStart, end) && !begins;
        boolean continues = joined || (belongs && !other);
        orphan = belongs && other;
        if (!continues) {
            entryContainer = container;
            trace = begins
                    ? Trace.PYTHON
                    : TraceLines.startsWith(PANIC, bytes, contentStart, end) ? Trace.GO : Trace.NONE;
            lines = 0;
            // Where every line has a prefix, one that names an exception may be a message by itself.
            boolean alone = single || (wrapped && contentStart != start);
            mayThrow = !alone || beginsWithTime(bytes, contentStart, end);
        }
        started = true;
        lines++;
        return continues;
    }

    /** Finds where the program's own text begins, which container it is of, and whether it completes a line that was cut. */
    private void unwrap(byte[] bytes, int start, int end) {
        ContainerName name = named ? ContainerName.of(bytes, start, end) : new ContainerName(start, 0);
        WrapperPrefix prefix = WrapperPrefix.of(bytes, name.end(), end);
        container = name.key();
        contentStart = prefix.end();
        joined = partial != 0 && prefix.stream() == partial && container == entryContainer;
        partial = prefix.partial() ? prefix.stream() : 0;
    }

    /**
     * Tells whether a line of the entry's own container belongs to it. The tests stand from the certain ones, which depend on
     * the line alone, to those that depend on what came before.
     */
    private boolean continues(byte[] bytes, int start, int end) {
        // An empty line inside a trace belongs to it, as between the goroutines of Go; elsewhere it separates.
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
        // The end of what was indented: JSON or a structure over several lines.
        if (end - start <= 3 && (first == '}' || first == ']' || first == ')' || first == '"')) {
            return true;
        }
        // A goroutine's frames: the call, which ends with a bracket, and below it, indented, the file.
        if (trace == Trace.GO) {
            return bytes[end - 1] == ')' || TraceLines.startsWith(EXIT, bytes, start, end);
        }
        if (trace == Trace.PYTHON) {
            // What is not indented behind the frames is the exception, and the end of the trace.
            trace = Trace.PYTHON_END;
            return true;
        }
        return TraceLines.isFrame(bytes, start, end)
                || TraceLines.isNumbered(bytes, start, end)
                || TraceLines.isRuby(bytes, start, end)
                || (mayThrow
                        && (TraceLines.isException(bytes, start, end)
                                || (nodeJs && TraceLines.startsWith(ERROR, bytes, start, end))));
    }

    /** Tells whether a line can only be part of an entry, whatever stands before it. */
    private boolean isInside(byte[] bytes, int start, int end) {
        if (start == end) {
            return false;
        }
        if (bytes[start] == ' ' || bytes[start] == '\t') {
            return !(paddedLevels && isPaddedLevel(bytes, start, end));
        }
        return TraceLines.begins(bytes, start, end);
    }

    /** Notes that a trace has begun inside the entry, as the lines that follow are read differently then. */
    private void note(byte[] bytes, int start, int end) {
        if (TraceLines.isPython(bytes, start, end)) {
            trace = Trace.PYTHON;
        } else if (TraceLines.startsWith(GO, bytes, start, end) || TraceLines.startsWith(SIGNAL, bytes, start, end)) {
            trace = Trace.GO;
        }
    }

    /**
     * Tells whether a program has put a prefix of its own to a line: a date or a time of day, perhaps in a bracket. Two or four
     * digits and a separator are enough: {@code 2024-}, {@code [10:15}, {@code 01/05}.
     */
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

    /**
     * Some log libraries pad levels on the left to five characters: {@code " INFO"}, {@code " WARN"}. One or two blanks and
     * capitals that fill up to four or more are no indentation.
     */
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

    /**
     * The second line of java.util.logging: a level in capitals and a colon. Levels are localized, so bytes beyond ASCII, which
     * are negative, count as letters.
     */
    private static boolean isLevel(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && ((bytes[at] >= 'A' && bytes[at] <= 'Z') || bytes[at] < 0)) {
            at++;
        }
        return at > start && at + 1 < end && bytes[at] == ':' && bytes[at + 1] == ' ';
    }

    /** Tells whether a line is indented. */
    static boolean isIndented(String line) {
        return !line.isEmpty() && TimeText.isBlank(line.charAt(0));
    }
}
