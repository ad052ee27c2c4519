package io.logclf.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes strictly: text that is not UTF-8 ends the input with a {@link #problem()} instead of a replacement character.
 *
 * <p>All characters before the bad byte are handed out first, so that the caller knows the line.
 */
final class Utf8Input {

    private static final int MAGIC_BYTES = 4;

    private final InputStream in;
    private final ByteBuffer bytes;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private boolean started;
    private boolean ended;
    private long bytesRead;
    private @Nullable String problem;

    Utf8Input(InputStream in, int bufferBytes) {
        this.in = in;
        this.bytes = ByteBuffer.allocate(bufferBytes).limit(0);
    }

    /** Fills a part of the array, of two characters or more; returns how many came, -1 at the end or at a problem. */
    int read(char[] chars, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(chars, offset, length).slice();
        while (problem == null) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (out.position() > 0) {
                return out.position();
            }
            if (result.isError()) {
                problem = notUtf8();
            } else if (ended) {
                return -1;
            } else {
                fill();
            }
        }
        return -1;
    }

    /** Returns what is wrong, with its remedy, or null as long as all was well. */
    @Nullable
    String problem() {
        return problem;
    }

    long bytesRead() {
        return bytesRead;
    }

    private void fill() throws IOException {
        if (started) {
            fill(in::read);
            return;
        }
        started = true;
        fill((array, position, length) -> in.readNBytes(array, position, MAGIC_BYTES));
        problem = foreignFormat();
        if (problem == null) {
            fill(in::read);
        }
    }

    private void fill(Source source) throws IOException {
        bytes.compact();
        int count = source.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytesRead += count;
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    private @Nullable String foreignFormat() {
        int b0 = firstByte(0);
        int b1 = firstByte(1);
        int b2 = firstByte(2);
        int b3 = firstByte(3);
        boolean marked = (b0 == 0xFF && b1 == 0xFE) || (b0 == 0xFE && b1 == 0xFF);
        boolean everyOtherIsZero = (b0 > 0 && b1 == 0 && b2 > 0 && b3 == 0) || (b0 == 0 && b1 > 0 && b2 == 0 && b3 > 0);
        if (marked || everyOtherIsZero) {
            return "looks like UTF-16, expected UTF-8; convert it, for example: iconv -f UTF-16 -t UTF-8";
        }
        if ((b0 == 'P' && b1 == 'K' && b2 == 3 && b3 == 4) || (b0 == 0xD0 && b1 == 0xCF && b2 == 0x11 && b3 == 0xE0)) {
            return "is a spreadsheet or zip file, expected CSV text; unpack it, or save the sheet as CSV in UTF-8";
        }
        if (b0 == 0x1F && b1 == 0x8B) {
            return "is gzip-compressed, expected CSV text; unpack it, for example: gunzip";
        }
        return null;
    }

    private int firstByte(int index) {
        return index < bytes.limit() ? bytes.get(index) & 0xFF : -1;
    }

    private String notUtf8() {
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) == 0) {
                return "looks like a binary file, expected CSV text in UTF-8; check that it is the right file";
            }
        }
        return String.format(
                Locale.ROOT,
                "byte 0x%02X is not UTF-8; convert the file from the encoding it has, for example:"
                        + " iconv -f ISO-8859-1 -t UTF-8",
                bytes.get(bytes.position()));
    }

    @FunctionalInterface
    private interface Source {
        int read(byte[] array, int position, int length) throws IOException;
    }
}
