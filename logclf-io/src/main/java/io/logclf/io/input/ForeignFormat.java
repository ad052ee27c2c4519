package io.logclf.io.input;

import java.util.Optional;

/**
 * Recognizes by its first bytes what is no text in UTF-8, after {@link TextInput} did what it can. So a
 * spreadsheet or UTF-16 without a byte order mark is one error with a remedy, and not a file full of
 * strange rows.
 */
public final class ForeignFormat {

    /** How many bytes {@link #problem} looks at. */
    static final int BYTES = 4;

    private ForeignFormat() {}

    /**
     * Tells whether a first byte may be that of gzip, or of a byte order mark of UTF-16. No text in
     * UTF-8 begins so, hence only such input is made to wait for a second byte.
     */
    static boolean maySignText(byte first) {
        return first == 0x1F || first == (byte) 0xFE || first == (byte) 0xFF;
    }

    /**
     * Returns what is wrong with a file that begins so, with its remedy; empty if nothing is.
     *
     * <p>Recognized are: UTF-16 (every second of four bytes is zero), zip and thus modern spreadsheets
     * ({@code PK}), the older format of Office (OLE2), and gzip, which can stand here only if it was
     * inside gzip.
     *
     * @param bytes the first bytes of the decoded input; four are enough
     * @param count how many of them are there
     */
    public static Optional<String> problem(byte[] bytes, int count) {
        int b0 = byteAt(bytes, 0, count);
        int b1 = byteAt(bytes, 1, count);
        int b2 = byteAt(bytes, 2, count);
        int b3 = byteAt(bytes, 3, count);
        if ((b0 > 0 && b1 == 0 && b2 > 0 && b3 == 0) || (b0 == 0 && b1 > 0 && b2 == 0 && b3 > 0)) {
            return Optional.of("looks like UTF-16 without a byte order mark; convert it, for example: iconv -f UTF-16"
                    + (b0 > 0 ? "LE" : "BE") + " -t UTF-8");
        }
        if ((b0 == 'P' && b1 == 'K' && b2 == 3 && b3 == 4) || (b0 == 0xD0 && b1 == 0xCF && b2 == 0x11 && b3 == 0xE0)) {
            return Optional.of(
                    "is a spreadsheet or zip file, expected text; unpack it, or save the sheet as CSV in UTF-8");
        }
        if (b0 == 0x1F && b1 == 0x8B) {
            return Optional.of("is gzip-compressed twice; unpack it once, for example: gunzip");
        }
        return Optional.empty();
    }

    /** A byte as 0 to 255; -1 where the input is shorter. */
    private static int byteAt(byte[] bytes, int index, int count) {
        return index < count ? bytes[index] & 0xFF : -1;
    }
}
