package io.logclf.api.text;

/**
 * Reads the groups of an IPv6 address in the forms of RFC 4291, section 2.2: eight groups, fewer with {@code ::} once, and an IPv4
 * address in place of the last two. Its fields are the state of one attempt, reset by {@link #end}, so that nothing is allocated.
 */
final class Ipv6 {

    private static final int GROUPS = 8;
    private static final int LONGEST_GROUP = 4;

    private final Text text;
    /** How far the attempt has read. */
    private int position;
    /** How many groups it has read; an IPv4 address counts as two. */
    private int groups;
    /** Whether it has read {@code ::}. */
    private boolean compressed;

    Ipv6(Text text) {
        this.text = text;
    }

    /** Returns the end of the address at {@code i}, or {@code i} if there is none. */
    int end(int i) {
        position = i;
        groups = 0;
        compressed = text.at(i) == ':' && text.at(i + 1) == ':';
        if (compressed) {
            position += 2;
        }
        while (groups < GROUPS && readGroup() && readSeparator()) {
            // On to the next group.
        }
        // The digits of technical words do not count, or "ec2::f1x" would become an address once its 1 is masked.
        boolean address = isComplete() && !opensOnly(i) && !goesOn();
        return address && !TechnicalWords.holdAllDigits(text, i, position) ? position : i;
    }

    /** Reads a group and says whether another may follow; an IPv4 address as the last two groups ends it all. */
    private boolean readGroup() {
        int octets = groups > 0 || compressed ? Addresses.octetsEnd(text, position) : position;
        if (octets > position) {
            groups += 2;
            position = octets;
            return false;
        }
        int length = 0;
        while (length < LONGEST_GROUP && Chars.isHex(text.at(position + length))) {
            length++;
        }
        groups += length > 0 ? 1 : 0;
        position += length;
        return length > 0;
    }

    /** Reads a colon, or two, and tells whether another group may follow. */
    private boolean readSeparator() {
        if (text.at(position) != ':') {
            return false;
        }
        if (text.at(position + 1) == ':' && !compressed) {
            compressed = true;
            position += 2;
            return true;
        }
        boolean more = groups < GROUPS && Chars.isHex(text.at(position + 1));
        position += more ? 1 : 0;
        return more;
    }

    private boolean isComplete() {
        return compressed ? groups > 0 && groups < GROUPS : groups == GROUPS;
    }

    /** {@code 10::} before text is a number before a separator, {@code fe80::} a prefix. */
    private boolean opensOnly(int start) {
        return text.at(position - 1) == ':' && groups < 2 && position - start != LONGEST_GROUP + 2;
    }

    /** Tells whether more follows than an address can have; then none of it is one. */
    private boolean goesOn() {
        char next = text.at(position);
        char afterNext = text.at(position + 1);
        return Chars.isWord(next) || (next == ':' && (afterNext == ':' || Chars.isHex(afterNext)));
    }
}
