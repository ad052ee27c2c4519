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

/** A stream whose first lines were looked at and are read again. It waits for the first line and no more. */
public final class HeadInput extends FilterInputStream {

    private static final int MOST_BYTES = 1 << 17;
    private static final int MOST_LINES = 200;

    private final TextInput text;
    private final byte[] head;
    private final boolean ended;
    /** What ended the input where the head ends, to be thrown when all before it is read. */
    private final @Nullable LogclfException problem;

    private int at;

    private HeadInput(TextInput text, byte[] head, boolean ended, @Nullable LogclfException problem) {
        super(text);
        this.text = text;
        this.head = head;
        this.ended = ended;
        this.problem = problem;
    }

    /**
     * Reads what is there of a stream, the first line at least, unless its head was looked at before.
     *
     * @param name what error messages call the input
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

    public byte[] head() {
        return head;
    }

    /** The head as text, without a byte order mark. */
    public String text() {
        String text = new String(head, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The first lines that are complete; the first also if it is not. */
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
