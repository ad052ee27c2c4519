package io.logclf.training.mining;

import java.util.Set;

/**
 * What varies by its form, without a digit in it: links, paths, addresses, hosts, hexadecimal chains. All
 * methods look at a stretch of the lexer's buffer and copy nothing, as they run on every message.
 */
final class VariableForms {

    /**
     * Ends of host names. Those of countries are known by the second level before them, since two letters
     * behind a dot are mostly no country.
     */
    private static final Set<String> DOMAINS =
            Set.of("com", "net", "org", "edu", "gov", "mil", "info", "biz", "local", "localdomain", "lan", "internal");
    /** Below the two letters of a country. */
    private static final Set<String> SECOND_LEVEL = Set.of("co", "com", "ac", "edu", "gov", "net", "org", "or", "ne");

    /** Longer ends are no domain. */
    private static final int LONGEST = 12;

    /** Digits in a group of an IPv6 address. */
    private static final int MAX_HEX_GROUP = 4;
    /** So many colons make an address; fewer may be a time. */
    private static final int MIN_HEX_COLONS = 3;

    private VariableForms() {}

    /** Tells whether {@code ://} follows. */
    static boolean isLink(char[] chars, int end, int length) {
        return end + 2 < length && chars[end] == ':' && chars[end + 1] == '/' && chars[end + 2] == '/';
    }

    /** Returns the end of a link, without the punctuation of the sentence around it. */
    static int endOfLink(char[] chars, int from, int length) {
        int end = from + 1;
        while (end < length && !CharKind.is(chars[end], CharKind.SPACE) && "\"'<>()[]{}`|;".indexOf(chars[end]) < 0) {
            end++;
        }
        while (",.:!?".indexOf(chars[end - 1]) >= 0) {
            end--;
        }
        return end;
    }

    /** Tells whether a word is the drive of a Windows path. */
    static boolean isDrive(char[] chars, int from, int end, int length) {
        return end == from + 1
                && end + 1 < length
                && CharKind.is(chars[from], CharKind.LETTER)
                && chars[end] == ':'
                && chars[end + 1] == '\\';
    }

    /** Returns the end of an address of hexadecimal groups, as IPv6 and MAC addresses are, or 0 if there is none. */
    static int endOfHexChain(char[] chars, int from, int wordEnd, int length) {
        if (wordEnd >= length || chars[wordEnd] != ':') {
            return 0;
        }
        int colons = 0;
        int group = 0;
        int i = from;
        for (; i < length; i++) {
            boolean hex = Character.digit(chars[i], 16) >= 0 && chars[i] < 128;
            group += hex ? 1 : 0;
            if ((!hex && chars[i] != ':') || group > MAX_HEX_GROUP) {
                break;
            }
            if (chars[i] == ':') {
                colons++;
                group = 0;
            }
        }
        boolean ends = i == length || !CharKind.is(chars[i], CharKind.LETTER | CharKind.DIGIT);
        return ends && colons >= MIN_HEX_COLONS ? i : 0;
    }

    /**
     * Returns the end of an IPv6 address in brackets with a port behind them, or 0 if there is none: what is
     * {@code 192.0.2.1:80} in one message is {@code [2001:db8::1]:80} in another of its template.
     */
    static int endOfBracketedAddress(char[] chars, int from, int length) {
        if (chars[from] != '[') {
            return 0;
        }
        int end = from + 1;
        int colons = 0;
        boolean shortened = false;
        while (end < length && (chars[end] == ':' || (chars[end] < 128 && Character.digit(chars[end], 16) >= 0))) {
            colons += chars[end] == ':' ? 1 : 0;
            shortened |= chars[end] == ':' && chars[end - 1] == ':';
            end++;
        }
        boolean port = end + 2 < length
                && chars[end] == ']'
                && chars[end + 1] == ':'
                && CharKind.is(chars[end + 2], CharKind.DIGIT);
        if (!port || (colons < MIN_HEX_COLONS && !shortened)) {
            return 0;
        }
        end += 2;
        while (end < length && CharKind.is(chars[end], CharKind.DIGIT)) {
            end++;
        }
        return end;
    }

    /**
     * Tells whether a path goes on behind its word: with a query, or with a value in one of its folders, as
     * in {@code /sales/day=2026-01-31/part-1}.
     */
    static boolean goesOnAsPath(char[] chars, int from, int end, int length) {
        if (end + 1 >= length || !CharKind.is(chars[end + 1], CharKind.LETTER | CharKind.DIGIT)) {
            return false;
        }
        boolean query = chars[end] == '?' && slashes(chars, from, end) > 0;
        return query || (chars[end] == '=' && chars[from] == '/' && slashes(chars, from, end) > 1);
    }

    /** Tells whether a range of numbered names ends a word, as in {@code node-[1-64]}. */
    static boolean isRange(char[] chars, int end, int length) {
        return end > 0
                && end + 1 < length
                && chars[end] == '['
                && chars[end - 1] == '-'
                && CharKind.is(chars[end + 1], CharKind.DIGIT);
    }

    /** Returns the end of a range of numbered names, behind its bracket. */
    static int endOfRange(char[] chars, int from, int length) {
        int end = from + 1;
        while (end < length && chars[end] != ']' && !CharKind.is(chars[end], CharKind.SPACE)) {
            end++;
        }
        return end < length && chars[end] == ']' ? end + 1 : end;
    }

    /** Returns the end of a path: the next white space, comma, quote or bracket. */
    static int endOfPath(char[] chars, int from, int length) {
        int end = from;
        while (end < length && !CharKind.is(chars[end], CharKind.SPACE) && ",;:\"'<>()[]{}`|".indexOf(chars[end]) < 0) {
            end++;
        }
        return end;
    }

    /** Tells whether a word without digits is a path, an address or the name of a host. */
    static boolean isVariable(char[] chars, int from, int to, int seen) {
        if ((seen & CharKind.JOINT) == 0) {
            return false;
        }
        char first = chars[from];
        boolean relative = first == '.' && (chars[from + 1] == '/' || chars[from + 1] == '.');
        if ((relative && to - from > 2) || slashes(chars, from, to) > 1) {
            return true;
        }
        if (first == '/' || first == '~' || first == '\\') {
            return to - from > 1;
        }
        return isAddress(chars, from, to) || isHost(chars, from, to);
    }

    private static int slashes(char[] chars, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += chars[i] == '/' ? 1 : 0;
        }
        return count;
    }

    /** Tells whether a word has an at sign between letters. */
    private static boolean isAddress(char[] chars, int from, int to) {
        for (int i = from + 1; i < to - 1; i++) {
            if (chars[i] == '@') {
                return CharKind.is(chars[i - 1], CharKind.LETTER) && CharKind.is(chars[i + 1], CharKind.LETTER);
            }
        }
        return false;
    }

    /** Tells whether a word ends as a host name does. */
    private static boolean isHost(char[] chars, int from, int to) {
        int last = dotBefore(chars, from, to);
        if (last <= from || to - last > LONGEST) {
            return false;
        }
        String top = new String(chars, last + 1, to - last - 1);
        if (DOMAINS.contains(top)) {
            return true;
        }
        int second = dotBefore(chars, from, last);
        return top.length() == 2
                && second > from
                && last - second <= 4
                && SECOND_LEVEL.contains(new String(chars, second + 1, last - second - 1));
    }

    /** Returns the place of the last dot before {@code to}, or {@code from}. */
    private static int dotBefore(char[] chars, int from, int to) {
        int i = to - 1;
        while (i > from && chars[i] != '.') {
            i--;
        }
        return i;
    }
}
