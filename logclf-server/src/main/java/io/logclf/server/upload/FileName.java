package io.logclf.server.upload;

import io.logclf.api.text.ShownText;

/**
 * Names of files that clients tell: text of a stranger, to be made harmless for messages and
 * headers. No file is ever opened by such a name.
 */
public final class FileName {

    private static final int MAX_CHARS = 100;

    private FileName() {}

    /**
     * Returns the name for messages: the part behind the last slash of either kind, without control
     * characters, of at most 100 characters; {@code file} if nothing is left.
     */
    public static String shown(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() ? "file" : ShownText.start(clean, MAX_CHARS);
    }

    /**
     * Returns the name of the answer to a file, safe in a header: {@code app.log.gz} becomes {@code
     * app-classified.csv}.
     *
     * @param shown a name for messages
     */
    public static String classified(String shown) {
        String base = shown.replaceFirst("(?i)\\.gz$", "").replaceFirst("\\.[A-Za-z0-9]{1,4}$", "");
        return safe(base + "-classified.csv");
    }

    /**
     * Returns a name that is safe in a header: whatever is not a plain letter, digit, dot, dash or
     * underscore becomes an underscore.
     */
    public static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
