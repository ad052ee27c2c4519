package io.logclf.io;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A stream whose first lines were looked at and are read again. It waits for the first line and no more. */
final class HeadInput extends FilterInputStream {

    private static final int MOST_BYTES = 1 << 17;
    private static final int MOST_LINES = 200;

    private final byte[] head;
    private final boolean ended;
    private int at;

    private HeadInput(InputStream in, byte[] head, boolean ended) {
        super(in);
        this.head = head;
        this.ended = ended;
    }

    /** Reads what is there of a stream, the first line at least. */
    static HeadInput of(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] bytes = new byte[1 << 14];
        boolean line = false;
        while (head.size() < MOST_BYTES && (!line || in.available() > 0)) {
            int count = in.read(bytes, 0, bytes.length);
            if (count < 0) {
                return new HeadInput(in, head.toByteArray(), true);
            }
            head.write(bytes, 0, count);
            for (int i = 0; i < count; i++) {
                line |= bytes[i] == '\n';
            }
        }
        return new HeadInput(in, head.toByteArray(), false);
    }

    /** The stream that the first lines were read from. */
    InputStream rest() {
        return in;
    }

    byte[] head() {
        return head;
    }

    /** The first lines that are complete; the first also if it is not. */
    List<String> lines() {
        String[] all = new String(head, StandardCharsets.UTF_8).split("\r?\n", -1);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(all.length, MOST_LINES); i++) {
            boolean complete = i < all.length - 1 || ended || i == 0;
            if (complete && !all[i].isEmpty()) {
                lines.add(i == 0 && all[0].startsWith("\uFEFF") ? all[0].substring(1) : all[i]);
            }
        }
        return lines;
    }

    @Override
    public int read() throws IOException {
        return at < head.length ? head[at++] & 0xFF : ended ? -1 : in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (at == head.length) {
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
