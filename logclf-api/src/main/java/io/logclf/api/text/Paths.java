package io.logclf.api.text;

/**
 * Absolute paths of two or more segments with a digit that is no part of a technical word. A path without a digit stays, since it
 * rarely varies and its words say what the message is about: {@code /etc/passwd}. One segment alone,
 * {@code /job7}, is no path.
 */
final class Paths {

    private final Text text;
    private final Match match;
    private final Addresses addresses;
    /** Up to where the message was read as a path in vain; without it, each slash of a long run would read the rest again. */
    private int rejectedTo;

    Paths(Text text, Match match, Addresses addresses) {
        this.text = text;
        this.match = match;
        this.addresses = addresses;
    }

    /** Forgets which place was rejected. */
    void reset() {
        rejectedTo = 0;
    }

    /**
     * Finds a path that starts with the slash at {@code i}.
     *
     * <p>The end of a run that turned out to be no path is remembered, so that no other slash of it reads it again.
     */
    boolean unix(int i) {
        if (i < rejectedTo || !mayStartAfter(text.before(i))) {
            return false;
        }
        // "/10.0.0.1:53" and "/10.0.0.0/8" are addresses as Java prints them.
        return !addresses.ipv4(i + 1) && path(i, i);
    }

    /** Finds a path that starts with the drive letter at {@code i}. */
    boolean windows(int i) {
        boolean drive = i >= rejectedTo && text.at(i + 1) == ':' && isSeparator(text.at(i + 2));
        return drive && path(i, i + 2);
    }

    private boolean path(int start, int firstSeparator) {
        int segments = 0;
        int end = firstSeparator;
        while (isSeparator(text.at(end)) || Chars.isPathPart(text.at(end))) {
            if (!isSeparator(text.at(end)) && isSeparator(text.at(end - 1))) {
                segments++;
            }
            end++;
        }
        while (isTrailing(text.at(end - 1)) && end > firstSeparator) {
            end--;
        }
        if (segments < 2 || TechnicalWords.holdAllDigits(text, firstSeparator, end)) {
            rejectedTo = end;
            return false;
        }
        return match.found(start, end, Placeholder.PATH);
    }

    private static boolean mayStartAfter(char before) {
        return before == '=' || (!Chars.isPathPart(before) && !isSeparator(before) && before != '>');
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static boolean isTrailing(char c) {
        return c == '.' || c == '!' || c == '?' || c == '&' || c == '=' || c == '-';
    }
}
