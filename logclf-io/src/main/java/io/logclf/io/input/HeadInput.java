package io.logclf.io.input;

import io.logclf.api.LogclfException;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose first lines were looked at and are read again: the bytes stay in memory, and come
 * before those of the rest of the stream. It waits for the first line and no more, so that the format
 * of a slow stream can be guessed as soon as there is anything to see. Not safe for concurrent use.
 */
public final class HeadInput extends FilterInputStream {

    /** Enough for {@value #MOST_LINES} lines of 650 bytes each; a longer first line is cut here. */
    private static final int MOST_BYTES = 1 << 17;
    /** Enough to see which of several formats is frequent. */
    private static final int MOST_LINES = 200;

    private final TextInput text;
    private final byte[] head;
    /** Whether the head is all there is. */
    private final boolean ended;
    /** What ended the input where the head ends, to be thrown when all before it is read. */
    private final @Nullable LogclfException problem;

    /** How much of the head has been read again. */
    private int at;

    private HeadInput(TextInput text, byte[] head, boolean ended, @Nullable LogclfException problem) {
        super(text);
        this.text = text;
        this.head = head;
        this.ended = ended;
        this.problem = problem;
    }

    /**
     * Reads what is there of a stream, the first line at least or {@value #MOST_BYTES} bytes, unless
     * its head was looked at before: then the same object is returned. A problem met on the way is
     * thrown not here, but when all bytes before it have been read again.
     *
     * @param name what error messages call the input
     * @throws IOException if the stream cannot be read
     */
    public static HeadInput of(InputStream in, String name) throws IOException {
        return in instanceof HeadInput head ? head : read(TextInput.of(in, name));
    }

    private static HeadInput read(TextInput text) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] bytes = new byte[1 << 14];
        boolean line = false;
        try {
            while (head.size() < MOST_BYTES && (!line || text.available() > 0)) {
                int count = text.read(bytes, 0, bytes.length);
                if (count < 0) {
                    return new HeadInput(text, head.toByteArray(), true, null);
                }
                head.write(bytes, 0, count);
                for (int i = 0; i < count; i++) {
                    line |= bytes[i] == '\n';
                }
            }
        } catch (LogclfException e) {
            return new HeadInput(text, head.toByteArray(), true, e);
        }
        return new HeadInput(text, head.toByteArray(), false, null);
    }

    /** The stream that the first lines were read from. */
    TextInput rest() {
        return text;
    }

    /** Returns the bytes looked at, the array itself: callers must not change it. */
    public byte[] head() {
        return head;
    }

    /**
     * Returns the head as text, without a byte order mark. Its last character may be cut in two, and
     * becomes U+FFFD then.
     */
    public String text() {
        String text = new String(head, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * Returns the first lines that are complete and not empty, at most {@value #MOST_LINES}, without
     * their line breaks; the first also if it is not complete. A line that was cut off would look like
     * another format.
     */
    public List<String> lines() {
        String[] all = text().split("\r?\n", -1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(all.length, MOST_LINES); i++) {
            boolean complete = i < all.length - 1 || ended || i == 0;
            if (complete && !all[i].isEmpty()) {
                lines.add(all[i]);
            }
        }
        return lines;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == head.length) {
            if (problem != null) {
                throw problem;
            }
            return ended ? -1 : in.read(bytes, offset, length);
        }
        int count = Math.min(length, head.length - at);
        System.arraycopy(head, at, bytes, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return head.length - at + (ended ? 0 : in.available());
    }
}
