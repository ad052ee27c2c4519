package io.logclf.io.input;

import io.logclf.io.InputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input as the readers know it: unpacked if it is compressed by gzip, and turned into UTF-8 if it is UTF-16 with a byte order mark; all
 * other bytes as they are. Its first bytes tell, and not its name.
 */
public final class TextInput extends FilterInputStream {

    private final String name;
    private final InputStream source;
    private final DecodedInput unpacked;
    private final long maxBytes;
    private long count;

    private TextInput(String name, InputStream source, DecodedInput unpacked, long maxBytes) {
        super(new DecodedInput(unpacked, Utf16::decoder));
        this.name = name;
        this.source = source;
        this.unpacked = unpacked;
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the text of an input, which may be one already.
     *
     * @param name what error messages call the input
     */
    public static TextInput of(InputStream in, String name) {
        return of(in, name, Long.MAX_VALUE);
    }

    /**
     * As {@link #of(InputStream, String)}, for a text whose size is bounded after it is unpacked: reading beyond fails.
     *
     * @param maxBytes the most bytes that the text may have
     */
    public static TextInput of(InputStream in, String name, long maxBytes) {
        if (in instanceof TextInput text) {
            return text;
        }
        return in instanceof HeadInput head
                ? head.rest()
                : new TextInput(
                        name,
                        in,
                        new DecodedInput(in, (first, second) -> Gunzip.decoder(first, second, name)),
                        maxBytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Reads unpacked and decoded bytes.
     *
     * @throws InputException if there is more than may be
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (count > maxBytes) {
            throw new InputException(
                    name, 0, "has more than " + maxBytes + " bytes of text", InputException.Fault.TOO_LARGE);
        }
        return read;
    }

    /** Returns how many bytes of the input were taken, as they are in the file. */
    long bytesRead() {
        return unpacked.bytesTaken();
    }

    /** Tells whether the input is a regular file, which never waits for another program. */
    boolean isRegular() {
        return LogFile.isRegular(source);
    }
}
