package io.logclf.api.text;

/**
 * Units of time and of bytes that may follow a number. Which spellings count depends on whether a blank separates them:
 * {@code 64M} is a size, while the letter in {@code 64 M} may be anything.
 */
final class Units {

    private static final WordTable TIME = WordTable.of("ns us ms min mins sec secs second seconds minute minutes "
            + "hr hrs hour hours day days week weeks month months year years nsec nsecs usec usecs msec msecs "
            + "nanos micros millis nanosecond nanoseconds microsecond microseconds millisecond milliseconds");

    private static final WordTable BYTES = WordTable.of("kb mb gb tb pb kib mib gib tib pib byte bytes bit bits "
            + "kbit mbit gbit kbyte kbytes mbyte mbytes gbyte gbytes kilobytes megabytes gigabytes "
            + "kbps mbps gbps bps");

    private final Text text;

    Units(Text text) {
        this.text = text;
    }

    /** Returns the end of the letters at {@code i} that may be a unit; unbounded runs of letters are not read through. */
    int end(int i) {
        return text.lettersEnd(i, WordTable.LONGEST);
    }

    boolean isTime(int start, int end) {
        char first = text.at(start);
        if (end - start == 1) {
            return first == 's' || first == 'm' || first == 'h' || first == 'd';
        }
        if (first == '\u00b5' || first == '\u03bc') {
            return end - start == 2 && text.at(start + 1) == 's';
        }
        // "US" and "HR" are no units.
        boolean capital = Chars.isUpper(first) || Chars.isUpper(text.at(start + 1));
        if (end - start == 2 && capital) {
            return false;
        }
        return TIME.contains(text, start, end);
    }

    boolean isBytes(int start, int end) {
        return end - start == 1 ? text.at(start) == 'B' : BYTES.contains(text, start, end);
    }

    /** A prefix alone stands for bytes only when it is glued to the number: {@code 64M}. */
    boolean isBytesWhenGlued(int start, int end) {
        char first = text.at(start);
        boolean prefix = first == 'K' || first == 'M' || first == 'G' || first == 'T';
        return (end - start == 1 && prefix) || isBytes(start, end);
    }

    /** Says whether what follows a unit that stands apart from its number leaves it a word of its own. */
    boolean standsAlone(int end) {
        char next = text.at(end);
        if (next == '-' || next == '.' || next == '@' || next == '\'' || next == '\\') {
            return !Chars.isWord(text.at(end + 1));
        }
        return !Chars.isWord(next) && next != '_' && next != '=';
    }
}
