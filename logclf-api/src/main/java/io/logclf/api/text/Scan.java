package io.logclf.api.text;

import org.jspecify.annotations.Nullable;

/**
 * One pass over one message.
 *
 * <p>The message falls into chunks between spaces, quotes and brackets. A chunk without a digit, an {@code @} or
 * {@code ://} is passed over after one look at each character; the others are looked at word by word. What is replaced
 * is not read again, and no form reads further than a constant, than what it replaces, or than to a place that is
 * remembered, so the time is linear in the length.
 */
final class Scan {

    private static final int LINK = Chars.COLON | Chars.SLASH;

    private final String message;
    private final Text text;
    private final Match match;
    private final Forms forms;
    private final Links links;
    private @Nullable StringBuilder masked;

    private Scan(String message) {
        this.message = message;
        text = new Text(message);
        match = new Match();
        forms = new Forms(text, match);
        links = new Links(text, match);
    }

    /** Returns the masked message, which is the same instance if nothing in it is replaced. */
    static String mask(String message) {
        int length = message.length();
        int i = 0;
        while (i < length) {
            int start = i;
            int seen = 0;
            int kind = 0;
            while (i < length && ((kind = Chars.kind(message.charAt(i))) & Chars.BREAK) == 0) {
                seen |= kind;
                i++;
            }
            if (isWorthALook(seen)) {
                return new Scan(message).from(start);
            }
            i++;
        }
        return message;
    }

    private static boolean isWorthALook(int seen) {
        return (seen & (Chars.DIGIT | Chars.AT)) != 0 || (seen & LINK) == LINK;
    }

    private String from(int firstChunk) {
        int length = message.length();
        int i = firstChunk;
        while (i < length) {
            int start = i;
            int seen = 0;
            int kind = 0;
            while (i < length && ((kind = Chars.kind(message.charAt(i))) & Chars.BREAK) == 0) {
                seen |= kind;
                i++;
            }
            i = isWorthALook(seen) ? chunk(start, i, seen) : i + 1;
        }
        if (masked == null) {
            return message;
        }
        return masked.append(message, text.floor(), length).toString();
    }

    /** Masks a chunk and returns where to go on, which is beyond its end if a form is. */
    private int chunk(int start, int end, int seen) {
        boolean linked = (seen & Chars.AT) != 0 || (seen & LINK) == LINK;
        int from = start;
        while (linked && from < end && links.find(from, end)) {
            // The match is filled again by what stands before the link.
            int linkStart = match.start();
            int linkEnd = match.end();
            Placeholder link = match.placeholder();
            text.limitTo(linkStart);
            words(from, linkStart);
            text.unlimit();
            match.found(linkStart, linkEnd, link);
            from = replace();
        }
        if ((seen & Chars.DIGIT) == 0) {
            return Math.max(from, end);
        }
        if (from == start && forms.quoted(start, end)) {
            return replace();
        }
        return words(from, end);
    }

    private int words(int from, int end) {
        int i = from;
        while (i < end) {
            int next = forms.lookAt(i);
            i = next < 0 ? replace() : next;
        }
        return i;
    }

    private int replace() {
        StringBuilder out = masked;
        if (out == null) {
            out = new StringBuilder(message.length() + 16);
            masked = out;
        }
        out.append(message, text.floor(), match.start())
                .append(match.placeholder().text());
        text.raiseFloor(match.end());
        return match.end();
    }
}
