package io.logclf.io.lines;

import io.logclf.io.input.TextLine;
import io.logclf.io.prefix.Continuations;
import io.logclf.io.prefix.LineJoiner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells which lines of Docker's json-file belong to the entry before them: each has a line that a program wrote, as JSON. Lines of the
 * same stream that follow one another belong together as they would without JSON around them, and so do the pieces of a long line.
 */
public final class DockerLines implements LineJoiner {

    private static final byte[] BEGINNING = "{\"log\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM = "\",\"stream\":\"std".getBytes(StandardCharsets.US_ASCII);

    private final Continuations continuations = Continuations.ofContainer();
    private byte[] content = new byte[1 << 10];
    private int length;
    /** The first letter of the stream that tells it from the other; 0 where there is none. */
    private byte stream;

    private boolean complete = true;
    private boolean joined;
    private boolean orphan;

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

    /** Tells whether the line that was taken last goes on with the text of the line before, without a line break between them. */
    public boolean isJoined() {
        return joined;
    }

    /** Tells whether the line that was taken last is part of an entry that does not stand before it. */
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

    /** The character behind a backslash; a mark for those beyond ASCII, which make no difference. */
    private static byte unescaped(byte[] bytes, int at, int end) {
        return switch (bytes[at]) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> control(bytes, at + 1, end);
            default -> bytes[at];
        };
    }

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
