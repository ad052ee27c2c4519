package io.logclf.api.text;

/**
 * The run of letters and digits that is being looked at, with what its characters have in common. One object is moved from word to
 * word, so that nothing is allocated. {@code k7x2m9q} has three groups of digits and letters that are not hexadecimal.
 */
final class Word {

    private final Text text;
    private int start;
    private int end;
    /** The {@link Chars#kind} bits that all characters have. */
    private int all;
    /** The bits that at least one has. */
    private int any;

    private int digitGroups;

    Word(Text text) {
        this.text = text;
    }

    /** Reads the run that starts at {@code from}. */
    void read(int from) {
        start = from;
        all = -1;
        any = 0;
        digitGroups = 0;
        int i = from;
        int before = 0;
        int kind = Chars.kind(text.at(i));
        while ((kind & Chars.WORD) != 0) {
            if ((kind & ~before & Chars.DIGIT) != 0) {
                digitGroups++;
            }
            all &= kind;
            any |= kind;
            before = kind;
            i++;
            kind = Chars.kind(text.at(i));
        }
        end = i;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int length() {
        return end - start;
    }

    int digitGroups() {
        return digitGroups;
    }

    /** Returns the {@link Chars#kind} bits that at least one character has. */
    int kinds() {
        return any;
    }

    boolean hasDigit() {
        return digitGroups > 0;
    }

    boolean hasLetter() {
        return (any & Chars.LETTER) != 0;
    }

    boolean isHex() {
        return (all & Chars.HEX) != 0;
    }
}
