package io.logclf.api.text;

import io.logclf.api.spi.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
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

    /** What a chunk with a URL has; that they stand side by side shows later. */
    private static final int LINK = Chars.COLON | Chars.SLASH;

    /** Buffers longer than this are not kept for the next message, so that one huge message does not occupy memory for good. */
    private static final int MAX_KEPT = 1 << 13;

    /** Reused, since to construct the parts of a scan takes as long as to mask a short message. */
    private static final Scratch<Scan> SCANS = new Scratch<>(Scan::new);

    private final Text text = new Text();
    private final Match match = new Match();
    private final Forms forms = new Forms(text, match);
    private final Links links = new Links(text, match);
    private String message = "";
    /** What has been masked so far, in the first {@link #maskedLength} characters. */
    private char[] masked = new char[0];

    private int maskedLength;
    /** Collects what is replaced; null if only the masked text is needed. */
    private @Nullable List<MaskedMessage.Value> values;

    private Scan() {}

    /** Returns the masked message, which is the same instance if nothing in it is replaced. */
    static String mask(String message) {
        return mask(message, null);
    }

    /** Returns the masked message with its values, among them placeholders that the message brings along. */
    static MaskedMessage maskKeepingValues(String message) {
        List<MaskedMessage.Value> values = new ArrayList<>();
        String masked = mask(message, values);
        return new MaskedMessage(masked, message.indexOf('<') < 0 ? values : withPlaceholders(masked, values));
    }

    /** Most messages without a digit end here, before a scan is taken: no chunk can hold a form. */
    private static String mask(String message, @Nullable List<MaskedMessage.Value> values) {
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
            if (mayHoldForm(seen)) {
                Scan scan = SCANS.take();
                String masked = scan.mask(message, start, values);
                SCANS.giveBack(scan);
                return masked;
            }
            i++;
        }
        return message;
    }

    /** Adds what was a placeholder before, so that a value has the same number in a message and in the masked message. */
    private static List<MaskedMessage.Value> withPlaceholders(String masked, List<MaskedMessage.Value> found) {
        List<MaskedMessage.Value> all = new ArrayList<>();
        Iterator<MaskedMessage.Value> rest = found.iterator();
        MaskedMessage.@Nullable Value next = rest.hasNext() ? rest.next() : null;
        int i = masked.indexOf('<');
        while (i >= 0) {
            int end = i + Math.max(1, Placeholder.lengthAt(masked, i));
            if (next != null && next.start() == i) {
                all.add(next);
                end = next.end();
                next = rest.hasNext() ? rest.next() : null;
            } else if (end > i + 1) {
                all.add(new MaskedMessage.Value(i, end, masked.substring(i, end)));
            }
            i = masked.indexOf('<', end);
        }
        return all;
    }

    /** Tells from the kinds of all characters in a chunk whether it can hold a form. */
    private static boolean mayHoldForm(int seen) {
        return (seen & (Chars.DIGIT | Chars.AT)) != 0 || (seen & LINK) == LINK;
    }

    /** Masks a message from its first chunk that may hold a form, and clears what refers to the message. */
    private String mask(String whole, int firstChunk, @Nullable List<MaskedMessage.Value> replaced) {
        message = whole;
        values = replaced;
        text.read(whole);
        forms.reset();
        maskedLength = 0;
        String result = from(firstChunk);
        message = "";
        values = null;
        text.read("");
        masked = masked.length > MAX_KEPT ? new char[0] : masked;
        return result;
    }

    private String from(int firstChunk) {
        char[] chars = text.chars();
        int length = text.length();
        int i = firstChunk;
        while (i < length) {
            int start = i;
            int seen = 0;
            int kind = 0;
            while (i < length && ((kind = Chars.kind(chars[i])) & Chars.BREAK) == 0) {
                seen |= kind;
                i++;
            }
            i = mayHoldForm(seen) ? chunk(start, i, seen) : i + 1;
        }
        if (text.floor() == 0) {
            return message;
        }
        keep(length);
        return new String(masked, 0, maskedLength);
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

    /** Masks the words between two places, and returns where to go on. */
    private int words(int from, int end) {
        int i = from;
        while (i < end) {
            int next = forms.lookAt(i);
            i = next < 0 ? replace() : next;
        }
        return i;
    }

    /** Replaces the match: copies what is before it, and raises the floor to its end. Returns that end. */
    private int replace() {
        String placeholder = match.placeholder().text();
        keep(match.start());
        int start = maskedLength;
        makeRoom(placeholder.length());
        placeholder.getChars(0, placeholder.length(), masked, maskedLength);
        maskedLength += placeholder.length();
        if (values != null) {
            values.add(new MaskedMessage.Value(start, maskedLength, message.substring(match.start(), match.end())));
        }
        text.raiseFloor(match.end());
        return match.end();
    }

    /** Copies what is not replaced: from the floor to a place. */
    private void keep(int end) {
        int kept = end - text.floor();
        makeRoom(kept);
        System.arraycopy(text.chars(), text.floor(), masked, maskedLength, kept);
        maskedLength += kept;
    }

    private void makeRoom(int more) {
        int length = maskedLength + more;
        if (length > masked.length) {
            masked = Arrays.copyOf(masked, Math.max(2 * length, text.length()));
        }
    }
}
