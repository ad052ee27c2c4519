package io.logclf.io;

import java.util.Locale;

/** How log rows stand in a file. */
public enum LogFormat {
    /** A table with a header line: one column has the message, one the source. All other columns are kept. */
    CSV,
    /** A JSON object in each line: one field has the message, perhaps one the source. All other text of a line is kept. */
    JSONL,
    /** A message in each line. */
    LINES;

    /** Returns the name as people write it: {@code csv}, {@code jsonl}, {@code lines}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the format that a file's name suggests: JSON lines for {@code .jsonl} and {@code .ndjson}, plain lines for
     * {@code .log} and {@code .txt}, otherwise CSV.
     */
    public static LogFormat ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return JSONL;
        }
        return lower.endsWith(".log") || lower.endsWith(".txt") ? LINES : CSV;
    }
}
