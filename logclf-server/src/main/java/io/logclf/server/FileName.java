package io.logclf.server;

/** Names of files that clients tell: text of a stranger, to be made harmless. */
final class FileName {

    private static final int MAX_CHARS = 100;

    private FileName() {}

    /** The name for messages: its last part, without control characters. */
    static String shown(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() ? "file" : clean.substring(0, Math.min(MAX_CHARS, clean.length()));
    }

    /** The name of the answer, safe in a header. */
    static String classified(String shown) {
        String base = shown.replaceFirst("(?i)\\.gz$", "").replaceFirst("\\.[A-Za-z0-9]{1,4}$", "");
        return safe(base + "-classified.csv");
    }

    /** A name that is safe in a header. */
    static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
