package io.logclf.io.prefix;

/**
 * Finds where names end: of loggers, classes, programs and source files. Every method takes the place
 * where a name would begin and returns the place behind it, or -1 where there is no such name. None
 * reads further than {@value #FAR} characters, which is longer than any name and keeps a line without
 * blanks from being read by every pattern to its end.
 */
final class Names {

    /** Longer than the names of generated classes in deep packages; what is longer is cut off here. */
    private static final int FAR = 256;

    private Names() {}

    /**
     * A logger's name: no blank, and no colon but inside, as in {@code my::module} or {@code app.main:12}.
     *
     * @param next the character that ends it as well; a blank if only blanks and colons do
     */
    static int end(String text, int at, char next) {
        int end = at;
        while (end < text.length() && end < at + FAR) {
            char c = text.charAt(end);
            if (TimeText.isBlank(c) || c == next || (c == ':' && !isInside(text, end + 1)) || !isAllowed(c)) {
                break;
            }
            end++;
        }
        return end == at || TimeText.isDigit(text.charAt(at)) ? -1 : end;
    }

    /**
     * A name with at least so many joints: dots, underscores, slashes, {@code $} or {@code ::}.
     * Patterns use it where nothing else shows that a word is a logger and not the first word of a
     * message.
     *
     * @param joints how many; for one, a capital inside will do as well: {@code HttpServer}
     * @param next the character that ends it, as in {@link #end}
     */
    static int structuredEnd(String text, int at, char next, int joints) {
        int end = end(text, at, next);
        int count = 0;
        boolean camel = false;
        for (int i = at + 1; i < end - 1; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '$' || c == '/' || c == '_' || (c == ':' && text.charAt(i - 1) == ':')) {
                count++;
            }
            camel |= c >= 'A' && c <= 'Z' && text.charAt(i - 1) >= 'a' && text.charAt(i - 1) <= 'z';
        }
        return count >= joints || (joints == 1 && camel) ? end : -1;
    }

    /** A program's name in syslog, which ends before its process id or a colon. */
    static int programEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + FAR) {
            char c = text.charAt(end);
            if (c == '[' || c == ':' || TimeText.isBlank(c)) {
                break;
            }
            end++;
        }
        return end == at ? -1 : end;
    }

    /**
     * A source file with its line: {@code server/handler.go:123}. It needs a dot before the colon and
     * digits behind it, so that neither {@code host:8080} nor a word with a colon is taken for one.
     *
     * @param next the character that ends it besides a blank
     */
    static int fileEnd(String text, int at, char next) {
        int end = at;
        int colon = -1;
        boolean dot = false;
        while (end < text.length() && end < at + FAR) {
            char c = text.charAt(end);
            if (c == ':' && colon < 0) {
                colon = end;
            } else if (TimeText.isBlank(c) || c == next || (colon >= 0 && !TimeText.isDigit(c))) {
                break;
            }
            dot |= c == '.' && colon < 0;
            end++;
        }
        return dot && colon > at && end > colon + 1 ? end : -1;
    }

    /**
     * Whether something other than a blank follows: then a colon is part of the name and does not end
     * it.
     */
    private static boolean isInside(String text, int at) {
        return at < text.length() && !TimeText.isBlank(text.charAt(at));
    }

    /**
     * Letters and digits of every script, and the signs of names of classes, generics, lambdas, paths
     * and e-mail-like ids.
     */
    private static boolean isAllowed(char c) {
        return Character.isLetterOrDigit(c) || "._$-/:@#[]<>*~\\+`,".indexOf(c) >= 0;
    }
}
