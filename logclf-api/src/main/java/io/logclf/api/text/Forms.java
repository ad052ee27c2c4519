package io.logclf.api.text;

/**
 * All forms that need a digit, in the order in which they are tried at a place: the longer and stricter one first. So
 * {@code 10.0.0.1} is an address and not a number with dots, and {@code 2025-07-12} a date and not a number before a sign.
 * Which form is tried at all follows from the first characters, so that most places take one or two attempts. Not safe for
 * concurrent use, as the parts share one {@link Text} and one {@link Match}.
 */
final class Forms {

    private static final int UUID_GROUP = 8;

    private final Text text;
    private final Match match;
    private final Word word;
    private final Addresses addresses;
    private final Identifiers identifiers;
    private final Dates dates;
    private final Times times;
    private final Numbers numbers;
    private final Paths paths;

    Forms(Text text, Match match) {
        this.text = text;
        this.match = match;
        word = new Word(text);
        addresses = new Addresses(text, match);
        identifiers = new Identifiers(text, match);
        times = new Times(text, match);
        dates = new Dates(text, match, times);
        numbers = new Numbers(text, match);
        paths = new Paths(text, match, addresses);
    }

    /** Clears what was remembered of the previous message. */
    void reset() {
        paths.reset();
    }

    /**
     * Looks for a form at {@code i}, where a word starts or no word is.
     *
     * @return the place where to go on if there is none, or {@code -1} if the match holds one
     */
    int lookAt(int i) {
        char c = text.at(i);
        if (Chars.isWord(c)) {
            return lookAtWord(i);
        }
        if (c == '/' && paths.unix(i)) {
            return -1;
        }
        boolean compressed = c == ':' && text.at(i + 1) == ':' && !Chars.isWord(text.before(i));
        return compressed && addresses.ipv6(i) ? -1 : i + 1;
    }

    /** Looks for an identifier in quotes; one that is wholly of a more specific form is that. */
    boolean quoted(int start, int end) {
        if (!identifiers.isQuoted(start, end)) {
            return false;
        }
        text.limitTo(end);
        int signed = text.at(start) == '-' || text.at(start) == '+' ? start + 1 : start;
        boolean whole = lookAt(signed) < 0 && match.start() == start && match.end() == end;
        boolean found = whole || identifiers.quoted(start, end);
        text.unlimit();
        return found;
    }

    /** Looks for a form at the start of a word; a technical word, or one without a digit, is passed over whole. */
    private int lookAtWord(int i) {
        word.read(i);
        if (joined(i)) {
            return -1;
        }
        if (!word.hasDigit() || TechnicalWords.contains(text, i, word.end(), word.kinds())) {
            return word.end();
        }
        return whole(i) ? -1 : numberInWord(i);
    }

    /** The forms that go beyond the word and may start with letters. */
    private boolean joined(int i) {
        char next = text.at(word.end());
        if (next == ':' && word.length() <= 4) {
            return (word.isHex() && (addresses.mac(i) || addresses.ipv6(i)))
                    || (word.length() == 1 && word.hasLetter() && paths.windows(i));
        }
        if (next == '-' && word.isHex()) {
            return (word.length() == UUID_GROUP && identifiers.uuid(i)) || (word.length() == 2 && addresses.mac(i));
        }
        return false;
    }

    /** The forms that start with a digit, or are exactly the word. */
    private boolean whole(int i) {
        if (!Chars.isDigit(text.at(i))) {
            return identifiers.hex(word) || identifiers.code(word);
        }
        return addresses.ipv4(i)
                || dates.date(i)
                || times.time(i)
                || identifiers.hex(word)
                || numbers.duration(word)
                || identifiers.code(word)
                || numbers.number(i);
    }

    /** The first number within a word; the scan goes on behind it, and finds the others there. */
    private int numberInWord(int i) {
        int digit = i;
        while (!Chars.isDigit(text.at(digit))) {
            digit++;
        }
        numbers.inWord(digit);
        return -1;
    }
}
