package io.logclf.app;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits an input into lines without decoding it, so that every byte can be passed on. Not safe for concurrent use. */
final class ByteLines implements Closeable {

    private static final int MIN_LIMIT = 1 << 20;
    private static final int MAX_LIMIT = 16 << 20;

    private static final int HEAP_BYTES_PER_LINE_BYTE = 32;

    /** As long as the cells of CSV may be: less in a small heap, so that no line is an OutOfMemoryError. */
    private final int limit =
            (int) Math.max(MIN_LIMIT, Math.min(Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_LINE_BYTE, MAX_LIMIT));

    private final Input input;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long line;

    ByteLines(Input input) {
        this.input = input;
    }

    /** Returns the next line with its line break, which only the last may lack; empty at the end. */
    Optional<byte[]> read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        while (true) {
            if (start == end && !fill()) {
                break;
            }
            int newline = indexOfNewline();
            int stop = newline < 0 ? end : newline + 1;
            bytes.write(buffer, start, stop - start);
            start = stop;
            if (newline >= 0) {
                break;
            }
            if (bytes.size() > limit) {
                throw problem("the line is longer than " + limit / (1 << 20)
                        + " MB; is this a text file? With more heap (LOGCLF_JAVA_OPTS=-Xmx1g) it may have up to "
                        + MAX_LIMIT / (1 << 20) + " MB");
            }
        }
        if (bytes.size() == 0) {
            return Optional.empty();
        }
        byte[] read = bytes.toByteArray();
        if (line == 0) {
            refuseOtherFormat(read);
        }
        line++;
        return Optional.of(read);
    }

    /** The number of the line that was read last, from 1. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private void refuseOtherFormat(byte[] first) {
        int b0 = first[0] & 0xFF;
        int b1 = first.length > 1 ? first[1] & 0xFF : -1;
        if ((b0 == 0xFF && b1 == 0xFE) || (b0 == 0xFE && b1 == 0xFF)) {
            throw problem("looks like UTF-16, expected UTF-8; convert it, for example: iconv -f UTF-16 -t UTF-8");
        }
        if (b0 == 0x1F && b1 == 0x8B) {
            throw problem("is gzip-compressed, expected text; unpack it, for example: gunzip");
        }
    }

    private InputException problem(String problem) {
        return new InputException(input.name() + ":" + (line + 1) + ": " + problem);
    }

    private boolean fill() throws IOException {
        InputStream stream = input.stream();
        start = 0;
        end = Math.max(stream.read(buffer), 0);
        return end > 0;
    }

    private int indexOfNewline() {
        for (int i = start; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
