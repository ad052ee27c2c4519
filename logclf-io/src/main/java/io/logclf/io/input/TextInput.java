package io.logclf.io.input;

import io.logclf.io.InputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input as the readers know it: unpacked if it is compressed by gzip, then turned into UTF-8 if it
 * is UTF-16 with a byte order mark; all other bytes as they are, valid or not. Its first bytes decide,
 * and not its name, for logs are often compressed under any name, and come through pipes that have
 * none. So everything behind this class sees UTF-8 only.
 *
 * <p>Closing it closes the input. Not safe for concurrent use but for {@link #bytesRead}.
 */
public final class TextInput extends FilterInputStream {

    private final String name;
    /** The stream as it was given, to find out whether it is a regular file. */
    private final InputStream source;
    /** Between the source and the decoding of UTF-16; it counts bytes as they are in the file. */
    private final DecodedInput unpacked;
    /** A few kilobytes of gzip can unpack to gigabytes. */
    private final long maxBytes;
    /** Bytes of text so far. */
    private long count;

    private TextInput(String name, InputStream source, DecodedInput unpacked, long maxBytes) {
        super(new DecodedInput(unpacked, Utf16::decoder));
        this.name = name;
        this.source = source;
        this.unpacked = unpacked;
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the text of an input, which may be one already: then it is returned as it is.
     *
     * @param name what error messages call the input
     */
    public static TextInput of(InputStream in, String name) {
        return of(in, name, Long.MAX_VALUE);
    }

    /**
     * As {@link #of(InputStream, String)}, for a text whose size is bounded after it is unpacked: reading beyond fails.
     *
     * <p>An input that is a text already keeps its own bound.
     *
     * @param maxBytes the most bytes that the text may have
     * @param name what error messages call the input
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
     * @throws InputException if there are more than may be, with {@link
     *     InputException.Fault#TOO_LARGE}, or gzip data is damaged
     * @throws IOException if the input cannot be read
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

    /**
     * Returns how many bytes of the input were taken, as they are in the file; safe to call from any
     * thread.
     */
    long bytesRead() {
        return unpacked.bytesTaken();
    }

    /** Tells whether the input is a regular file, which never waits for another program. */
    boolean isRegular() {
        return LogFile.isRegular(source);
    }
}
