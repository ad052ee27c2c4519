package io.logclf.api.text;

/** Addresses of machines: IPv4, IPv6 and MAC. Each looks at a bounded number of characters. */
final class Addresses {

    private static final int LONGEST_ZONE = 16;

    private final Text text;
    private final Match match;
    private final Ipv6 ipv6;

    Addresses(Text text, Match match) {
        this.text = text;
        this.match = match;
        ipv6 = new Ipv6(text);
    }

    /** Finds four octets at {@code i}, with a port or a prefix length if there is one. */
    boolean ipv4(int i) {
        int end = octetsEnd(text, i);
        return end > i && match.found(i, prefixEnd(portEnd(end)), Placeholder.IP);
    }

    /** Finds six pairs of hexadecimal digits at {@code i}, separated by colons or hyphens. */
    boolean mac(int i) {
        char separator = text.at(i + 2);
        if (separator != ':' && separator != '-') {
            return false;
        }
        boolean digit = false;
        for (int pair = i; pair < i + 18; pair += 3) {
            char first = text.at(pair);
            char second = text.at(pair + 1);
            boolean last = pair == i + 15;
            if (!Chars.isHex(first) || !Chars.isHex(second) || (!last && text.at(pair + 2) != separator)) {
                return false;
            }
            digit |= Chars.isDigit(first) || Chars.isDigit(second);
        }
        int end = i + 17;
        boolean goesOn = text.at(end) == separator && Chars.isHex(text.at(end + 1));
        return digit && text.endsWordAt(end) && !goesOn && match.found(i, end, Placeholder.MAC);
    }

    /**
     * Finds an IPv6 address at {@code i}: eight groups, or fewer with {@code ::} once; then a zone, a prefix length,
     * or, if the address stands in brackets, a port.
     */
    boolean ipv6(int i) {
        int end = ipv6.end(i);
        if (end == i) {
            return false;
        }
        end = zoneEnd(end);
        if (text.before(i) == '[' && text.at(end) == ']' && text.at(end + 1) == ':') {
            int port = portEnd(end + 1);
            if (port > end + 1) {
                return match.found(i - 1, port, Placeholder.IP);
            }
        }
        return match.found(i, prefixEnd(end), Placeholder.IP);
    }

    /** Returns the end of four octets at {@code i} that no further figure or letter follows, or {@code i}. */
    static int octetsEnd(Text text, int i) {
        int p = i;
        for (int octet = 0; octet < 4; octet++) {
            if (octet > 0 && text.at(p++) != '.') {
                return i;
            }
            int length = text.countDigits(p, 4);
            if (length == 0 || length > 3 || text.value(p, length) > 255) {
                return i;
            }
            p += length;
        }
        boolean goesOn = Chars.isWord(text.at(p)) || (text.at(p) == '.' && Chars.isDigit(text.at(p + 1)));
        return goesOn ? i : p;
    }

    private int portEnd(int end) {
        if (text.at(end) != ':') {
            return end;
        }
        int length = text.countDigits(end + 1, 6);
        int portEnd = end + 1 + length;
        boolean goesOn =
                Chars.isWord(text.at(portEnd)) || (text.at(portEnd) == '.' && Chars.isDigit(text.at(portEnd + 1)));
        return length == 0 || length > 5 || goesOn ? end : portEnd;
    }

    private int prefixEnd(int end) {
        if (text.at(end) != '/') {
            return end;
        }
        int length = text.countDigits(end + 1, 4);
        int prefixEnd = end + 1 + length;
        char next = text.at(prefixEnd);
        return length == 0 || length > 3 || Chars.isWord(next) || next == '/' ? end : prefixEnd;
    }

    private int zoneEnd(int end) {
        if (text.at(end) != '%') {
            return end;
        }
        int p = end + 1;
        while (p <= end + LONGEST_ZONE && Chars.isWord(text.at(p))) {
            p++;
        }
        return p > end + 1 && text.endsWordAt(p) ? p : end;
    }
}
