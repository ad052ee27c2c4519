package io.logclf.io.lines;

import io.logclf.io.input.TextLine;
import io.logclf.io.prefix.Continuations;
import io.logclf.io.prefix.LineJoiner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells which lines of Docker's json-file belong to the entry before them. Each line of the file has
 * one line that a program wrote, as JSON:
 *
 * <pre>{@code
 * {"log":"java.io.IOException: no space\n","stream":"stderr","time":"2024-05-01T10:15:02.123456789Z"}
 * {"log":"\tat com.acme.Shop.pay(Shop.java:42)\n","stream":"stderr","time":"2024-05-01T10:15:02.123461234Z"}
 * }</pre>
 *
 * <p>Lines of the same stream that follow one another belong together as they would without JSON around
 * them. So do the pieces of a long line, which Docker cuts at 16 KiB: all but the last have no line
 * break at the end of their text.
 *
 * <p>The JSON is read by hand, in the order of fields in which Docker writes it, since cutting looks at
 * every byte of an input. What is written in another order has no stream and joins nothing, so the
 * worst is an entry for each line. Not safe for concurrent use.
 */
public final class DockerLines implements LineJoiner {

    private static final byte[] BEGINNING = "{\"log\":\"".getBytes(StandardCharsets.US_ASCII);
    /** Up to where {@code stdout} and {@code stderr} differ. */
    private static final byte[] STREAM = "\",\"stream\":\"std".getBytes(StandardCharsets.US_ASCII);

    private final Continuations continuations = Continuations.ofContainer();
    /** The program's line, without JSON's escapes; made larger for longer ones, never smaller. */
    private byte[] content = new byte[1 << 10];

    private int length;
    /** The first letter of the stream that tells it from the other; 0 where there is none. */
    private byte stream;

    /** Whether the line ended with a line break, and so is no piece that goes on. */
    private boolean complete = true;

    private boolean joined;
    private boolean orphan;

    /**
     * Takes the next line of the file, JSON and all.
     *
     * @return whether it belongs to the line before; false for every line that is not Docker's
     */
    @Override
    public boolean next(byte[] bytes, int start, int end) {
        byte before = stream;
        boolean open = !complete;
        read(bytes, start, end);
        boolean same = stream != 0 && stream == before;
        joined = same && open;
        if (!same) {
            continuations.reset();
        }
        boolean continues = !joined && continuations.next(content, 0, length);
        orphan = continues && !same;
        return joined || (continues && same);
    }

    @Override
    public void reset() {
        continuations.reset();
        stream = 0;
        complete = true;
    }

    /**
     * Tells whether the line that was taken last goes on with the text of the line before, without a
     * line break between them: both are pieces of one line.
     */
    public boolean isJoined() {
        return joined;
    }

    /**
     * Tells whether the line that was taken last is part of an entry that does not stand right before
     * it, but before lines of the other stream. {@link #next} has returned false for it.
     */
    public boolean isOrphan() {
        return orphan;
    }

    /** Reads the text and the stream; what is none of Docker's lines has neither. */
    private void read(byte[] bytes, int start, int end) {
        length = 0;
        stream = 0;
        complete = true;
        if (!matches(BEGINNING, bytes, start, end)) {
            return;
        }
        int at = start + BEGINNING.length;
        if (content.length < end - at) {
            content = new byte[end - at];
        }
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\' && at + 1 < end) {
                content[length++] = unescaped(bytes, at + 1, end);
                at += bytes[at + 1] == 'u' ? 6 : 2;
            } else {
                content[length++] = bytes[at++];
            }
        }
        if (at + STREAM.length < end && matches(STREAM, bytes, at, end)) {
            stream = bytes[at + STREAM.length];
        }
        complete = length > 0 && content[length - 1] == '\n';
        length = TextLine.end(content, 0, length);
    }

    /**
     * The byte behind a backslash. Characters beyond ASCII become a question mark: whether a line
     * continues another depends on ASCII only.
     */
    private static byte unescaped(byte[] bytes, int at, int end) {
        return switch (bytes[at]) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> control(bytes, at + 1, end);
            default -> bytes[at];
        };
    }

    /** The ASCII character of {@code u001b} and the like; a question mark for others. */
    private static byte control(byte[] bytes, int at, int end) {
        if (at + 4 > end || bytes[at] != '0' || bytes[at + 1] != '0') {
            return '?';
        }
        int code = Character.digit(bytes[at + 2], 16) * 16 + Character.digit(bytes[at + 3], 16);
        return code >= 0 && code < 0x80 ? (byte) code : (byte) '?';
    }

    private static boolean matches(byte[] word, byte[] bytes, int start, int end) {
        return end - start >= word.length && Arrays.equals(bytes, start, start + word.length, word, 0, word.length);
    }
}
