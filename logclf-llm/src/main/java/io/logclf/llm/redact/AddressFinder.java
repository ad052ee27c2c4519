package io.logclf.llm.redact;

import java.util.Locale;
import java.util.Set;

/**
 * Finds IPv4 and IPv6 addresses, with a port or zone if there is one.
 *
 * <p>Four numbers are an address only where nothing around them says otherwise: {@code version 1.2.3.4},
 * {@code 1.2.3.4.5} and {@code 1.2.3.4-beta} stay. A v6 address needs a digit, so that {@code abc::def} or {@code ::}
 * of a programming language stay.
 *
 * <p>A scan and not a pattern: what stands before and after decides, for which RE2 has no look-around. From each start
 * only a bounded number of characters is looked at, so the time is linear.
 */
final class AddressFinder implements SecretFinder {

    /** Characters of the longest address: six groups of four, and the last two groups as IPv4. */
    private static final int LONGEST = 45;

    private static final Set<String> VERSION =
            Set.of("version", "ver", "v", "release", "build", "firmware", "revision");

    @Override
    public void find(String text, Found found) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean starts = (SecretChars.isHex(c) || c == ':') && !SecretChars.isWordAt(text, i - 1);
            if (!starts) {
                i++;
                continue;
            }
            int end = SecretChars.isDigit(c) ? v4(text, i) : i;
            end = end == i ? v6(text, i) : end;
            if (end > i) {
                found.secret(i, end);
            }
            i = Math.max(i + 1, end);
        }
    }

    /** Returns the end of the IPv4 address at {@code start}, its port included, or {@code start} if there is none. */
    private static int v4(String text, int start) {
        if (SecretChars.isAt(text, start - 1, '.') && SecretChars.isDigitAt(text, start - 2)) {
            return start;
        }
        int end = octets(text, start);
        boolean fraction = SecretChars.isAt(text, end, '.') && SecretChars.isDigitAt(text, end + 1);
        boolean suffix = SecretChars.isAt(text, end, '-')
                && SecretChars.isWordAt(text, end + 1)
                && !SecretChars.isDigitAt(text, end + 1);
        if (end == start || SecretChars.isWordAt(text, end) || fraction || suffix || isVersion(text, start)) {
            return start;
        }
        return port(text, end);
    }

    /** Returns the end of four numbers up to 255, or {@code start}. */
    private static int octets(String text, int start) {
        int i = start;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0 && !SecretChars.isAt(text, i++, '.')) {
                return start;
            }
            int first = i;
            int value = 0;
            while (i - first < 3 && SecretChars.isDigitAt(text, i)) {
                value = 10 * value + text.charAt(i++) - '0';
            }
            if (i == first || value > 255) {
                return start;
            }
        }
        return i;
    }

    /** Returns the end of a port behind {@code end}, or {@code end}. */
    private static int port(String text, int end) {
        int i = end + 1;
        while (SecretChars.isAt(text, end, ':') && i - end <= 5 && SecretChars.isDigitAt(text, i)) {
            i++;
        }
        return i > end + 1 && !SecretChars.isWordAt(text, i) ? i : end;
    }

    /** Tells whether the word before makes four numbers a version, as in {@code build: 10.2.0.7}. */
    private static boolean isVersion(String text, int start) {
        int end = start;
        while (end > 0 && start - end < 2 && " :=".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int first = end;
        while (first > 0 && end - first < 10 && Character.isLetter(text.charAt(first - 1))) {
            first--;
        }
        return end < start && VERSION.contains(text.substring(first, end).toLowerCase(Locale.ROOT));
    }

    /** Returns the end of the IPv6 address at {@code start}, its zone included, or {@code start} if there is none. */
    private static int v6(String text, int start) {
        if (SecretChars.isAt(text, start - 1, ':')) {
            return start;
        }
        int end = start;
        while (end < text.length() && end - start <= LONGEST && isPart(text.charAt(end))) {
            end++;
        }
        boolean bracket = SecretChars.isAt(text, start - 1, '[') && SecretChars.isAt(text, end, ']');
        while (end > start && (text.charAt(end - 1) == '.' || isColonAfterGroup(text, start, end))) {
            end--;
        }
        if (end - start > LONGEST || SecretChars.isWordAt(text, end) || !isV6(text.substring(start, end))) {
            return start;
        }
        return bracket ? end : zone(text, end);
    }

    private static boolean isPart(char c) {
        return SecretChars.isHex(c) || c == ':' || c == '.';
    }

    /** A colon that a sentence puts after an address; {@code ::} belongs to it. */
    private static boolean isColonAfterGroup(String text, int start, int end) {
        return text.charAt(end - 1) == ':' && end - 2 > start && text.charAt(end - 2) != ':';
    }

    /** Returns the end of a zone such as {@code %eth0} behind {@code end}, or {@code end}. */
    private static int zone(String text, int end) {
        int i = end + 1;
        while (SecretChars.isAt(text, end, '%') && i - end <= 16 && SecretChars.isWordAt(text, i)) {
            i++;
        }
        return i > end + 1 ? i : end;
    }

    /** RFC 4291, 2.2: eight groups, or fewer and {@code ::} once; the last two may be written as IPv4. */
    private static boolean isV6(String address) {
        int gap = address.indexOf("::");
        if (!SecretChars.hasDigit(address, 0, address.length()) || (gap >= 0 && address.indexOf("::", gap + 1) >= 0)) {
            return false;
        }
        int groups = gap < 0
                ? groups(address, true)
                : sum(groups(address.substring(0, gap), false), groups(address.substring(gap + 2), true));
        return gap < 0 ? groups == 8 : groups >= 1 && groups <= 7;
    }

    /** Adds two counts, either of which may be -1 for something else than groups. */
    private static int sum(int left, int right) {
        return left < 0 || right < 0 ? -1 : left + right;
    }

    /** Returns how many groups of 16 bits there are, or -1 if it is something else. */
    private static int groups(String part, boolean last) {
        if (part.isEmpty()) {
            return 0;
        }
        String[] groups = part.split(":", -1);
        int count = 0;
        for (int i = 0; i < groups.length; i++) {
            boolean v4 = last && i == groups.length - 1 && groups[i].contains(".");
            if (v4 ? octets(groups[i], 0) != groups[i].length() : !isGroup(groups[i])) {
                return -1;
            }
            count += v4 ? 2 : 1;
        }
        return count;
    }

    private static boolean isGroup(String group) {
        return !group.isEmpty() && group.length() <= 4 && group.chars().allMatch(c -> SecretChars.isHex((char) c));
    }
}
