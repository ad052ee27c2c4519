package io.logclf.io.prefix;

import java.util.Objects;

/**
 * Tells line by line which lines belong to the entry before them: indented lines, and the stack traces of Java, Python, .NET, Go, Node.js
 * and Ruby. It looks at bytes, so that lines can be told apart before anyone decodes them. Not safe for concurrent use.
 */
public final class Continuations implements LineJoiner {

    private static final byte[] ERROR = TraceLines.bytes("Error: ");
    private static final byte[] EXIT = TraceLines.bytes("exit status ");
    private static final byte[] GO = TraceLines.bytes("goroutine ");
    private static final byte[] SIGNAL = TraceLines.bytes("[signal ");
    private static final byte[] PANIC = TraceLines.bytes("panic: ");

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

    private void note(byte[] bytes, int start, int end) {
        if (TraceLines.isPython(bytes, start, end)) {
            trace = Trace.PYTHON;
        } else if (TraceLines.startsWith(GO, bytes, start, end) || TraceLines.startsWith(SIGNAL, bytes, start, end)) {
            trace = Trace.GO;
        }
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

    /** Tells whether a line is indented. */
    static boolean isIndented(String line) {
        return !line.isEmpty() && TimeScanner.isBlank(line.charAt(0));
    }
}
