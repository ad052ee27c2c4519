package io.logclf.api.text;

/** URLs and e-mail addresses: the forms that need no digit, triggered by {@code ://} and {@code @}. */
final class Links {

    private static final int LONGEST_HOST_IN_BRACKETS = 60;

    private final Text text;
    private final Match match;

    Links(Text text, Match match) {
        this.text = text;
        this.match = match;
    }

    /**
     * Finds the first link from {@code from} to {@code end}.
     *
     * <p>A trigger looks back over what may stand before it, which never includes an earlier trigger, and forward to
     * the end of what it replaces or to the next trigger: no character is looked at more than three times. Cutting
     * the text short, as a placeholder does, does not make a link of what was none: a domain with a dot and a letter somewhere
     * is enough.
     */
    boolean find(int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.at(i);
            if ((c == ':' && url(from, i)) || (c == '@' && email(from, i))) {
                return true;
            }
        }
        return false;
    }

    private boolean url(int from, int colon) {
        if (text.at(colon + 1) != '/' || text.at(colon + 2) != '/') {
            return false;
        }
        int start = schemeStart(from, colon);
        if (start == colon) {
            return false;
        }
        int first = colon + 3;
        int end = untrimmedUrlEnd(hostInBracketsEnd(first));
        while (end > first && isTrailing(text.at(end - 1))) {
            end--;
        }
        return end > first && match.found(start, end, Placeholder.URL);
    }

    private int schemeStart(int from, int colon) {
        int start = colon;
        while (start > from && Chars.isSchemePart(text.at(start - 1))) {
            start--;
        }
        while (start < colon && !Chars.isLetter(text.at(start))) {
            start++;
        }
        return start;
    }

    private int untrimmedUrlEnd(int from) {
        int end = from;
        while (!Chars.isBreak(text.at(end))) {
            end++;
        }
        return end;
    }

    /** Brackets end a URL, except where they hold an IPv6 host. */
    private int hostInBracketsEnd(int first) {
        if (text.at(first) != '[') {
            return first;
        }
        int i = first + 1;
        while (i < first + LONGEST_HOST_IN_BRACKETS && (text.at(i) == ':' || Chars.isLocalPart(text.at(i)))) {
            i++;
        }
        return i > first + 1 && text.at(i) == ']' ? i + 1 : first;
    }

    private static boolean isTrailing(char c) {
        return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '|';
    }

    private boolean email(int from, int at) {
        int start = at;
        while (start > from && Chars.isLocalPart(text.at(start - 1))) {
            start--;
        }
        while (start < at && !Chars.isWord(text.at(start))) {
            start++;
        }
        if (start == at) {
            return false;
        }
        int end = domainEnd(at);
        return end > at && match.found(start, end, Placeholder.EMAIL);
    }

    /** Returns the end of the domain, or {@code at} if there is none with a dot before a letter (a version has none). */
    private int domainEnd(int at) {
        int end = at + 1;
        boolean dotted = false;
        while (Chars.isDomainPart(text.at(end))) {
            dotted |= text.at(end) == '.'
                    && end > at + 1
                    && Chars.isWord(text.at(end - 1))
                    && Chars.isLetter(text.at(end + 1));
            end++;
        }
        while (!Chars.isWord(text.at(end - 1)) && end > at + 1) {
            end--;
        }
        return dotted ? end : at;
    }
}
