package io.logclf.app;

import java.util.Locale;

/** How rows stand in a file. */
enum InputFormat {
    /** A table with a header line. */
    CSV,
    /** A JSON object in each line. */
    JSONL,
    /** A message in each line. */
    LINES;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a file's name suggests; CSV if it suggests none. */
    static InputFormat ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            return JSONL;
        }
        return lower.endsWith(".log") || lower.endsWith(".txt") ? LINES : CSV;
    }
}
