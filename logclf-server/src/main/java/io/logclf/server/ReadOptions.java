package io.logclf.server;

import io.javalin.http.Context;
import io.logclf.io.LogFormat;
import io.logclf.io.LogReader;
import io.logclf.io.Tolerance;
import java.util.Optional;

/**
 * How what was sent is read.
 *
 * @param delimiter what is between the cells of a table; empty to find it
 * @param lenient whether rows of a table with wrong quotes are read line by line
 * @param maxBytes the most bytes, also after they are unpacked
 */
record ReadOptions(Optional<Character> delimiter, boolean lenient, long maxBytes) {

    /**
     * Reads the query parameters.
     *
     * @throws Problem with status 400 if one of them is wrong
     */
    static ReadOptions of(Context ctx, long maxBytes) {
        String text = Parameters.text(ctx, "delimiter", "");
        return new ReadOptions(
                text.isEmpty() ? Optional.empty() : Optional.of(delimiter(text)),
                Parameters.flag(ctx, "lenient"),
                maxBytes);
    }

    LogReader.Builder reader(LogFormat format) {
        LogReader.Builder reader = LogReader.builder(format)
                .tolerance(lenient ? Tolerance.LENIENT : Tolerance.USUAL)
                .maxBytes(maxBytes);
        return delimiter.map(reader::delimiter).orElse(reader);
    }

    private static char delimiter(String text) {
        try {
            if (text.length() == 1) {
                return LogFormat.delimiter(text.charAt(0));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw Problem.of(
                400, "the parameter delimiter must be a tab or one sign in ASCII other than a quote, percent-encoded");
    }
}
