package io.logclf.api.text;

/**
 * Identifiers: UUIDs, hexadecimal runs, words mixed of letters and digits, and what is quoted. Each needs a digit, and hexadecimal
 * runs a letter too: {@code deadbeef} may be a word, and {@code 12345678} is a number.
 */
final class Identifiers {

    private static final int UUID_LENGTH = 36;
    /** Shorter runs, such as {@code a1} and {@code b2f}, are mostly names. */
    private static final int SHORTEST_HEX = 8;

    /** From this many groups of digits on, a word is a code, and not a name with a number such as {@code node12b}. */
    private static final int GROUPS_OF_CODE = 3;

    private final Text text;
    private final Match match;

    Identifiers(Text text, Match match) {
        this.text = text;
        this.match = match;
    }

    /** Finds the form 8-4-4-4-12 at {@code i}, with at least one digit. */
    boolean uuid(int i) {
        boolean digit = false;
        for (int k = 0; k < UUID_LENGTH; k++) {
            char c = text.at(i + k);
            boolean hyphen = k == 8 || k == 13 || k == 18 || k == 23;
            if (hyphen ? c != '-' : !Chars.isHex(c)) {
                return false;
            }
            digit |= Chars.isDigit(c);
        }
        int end = i + UUID_LENGTH;
        return digit && text.endsWordAt(end) && match.found(i, end, Placeholder.UUID);
    }

    /** Finds {@code 0x...}, or eight or more hexadecimal digits with at least one letter among them. */
    boolean hex(Word word) {
        boolean prefixed =
                text.at(word.start()) == '0' && word.length() > 2 && (text.at(word.start() + 1) | 0x20) == 'x';
        boolean hex = prefixed ? allHex(word.start() + 2, word.end()) : word.isHex() && word.length() >= SHORTEST_HEX;
        return hex && word.hasLetter() && match.found(word.start(), word.end(), Placeholder.HEX);
    }

    /** Takes a word as one identifier if its digits stand in three or more groups. */
    boolean code(Word word) {
        return word.digitGroups() >= GROUPS_OF_CODE && match.found(word.start(), word.end(), Placeholder.ID);
    }

    /**
     * Says whether the chunk from {@code start} to {@code end} stands in quotes of its own: an apostrophe within a
     * word opens and closes nothing.
     */
    boolean isQuoted(int start, int end) {
        char quote = text.before(start);
        return Chars.isQuote(quote)
                && start - 1 >= text.floor()
                && text.at(end) == quote
                && !Chars.isWord(text.before(start - 1))
                && text.endsWordAt(end + 1)
                && isIdEdge(text.at(start))
                && isIdEdge(text.at(end - 1));
    }

    /** Finds an identifier that is the whole chunk, with a digit that is no part of a technical word. */
    boolean quoted(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Chars.isIdPart(text.at(i))) {
                return false;
            }
        }
        return !TechnicalWords.holdAllDigits(text, start, end) && match.found(start, end, Placeholder.ID);
    }

    private boolean allHex(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Chars.isHex(text.at(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdEdge(char c) {
        return Chars.isWord(c) || c == '_' || c == '/' || c == '#' || c == '-' || c == '+' || c == '%' || c == ':';
    }
}
