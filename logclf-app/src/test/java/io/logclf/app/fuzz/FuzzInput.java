package io.logclf.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An input whose first line says how the rest is to be taken, so that the corpus can be read and written by hand.
 *
 * @param how the first line
 * @param rest what stands behind it
 */
@SuppressWarnings("ArrayRecordComponent")
record FuzzInput(String how, byte[] rest) {

    static FuzzInput of(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        return new FuzzInput(
                new String(data, 0, end, StandardCharsets.UTF_8),
                Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length));
    }

    String text() {
        return new String(rest, StandardCharsets.UTF_8);
    }
}
