package io.logclf.regex.automaton;

/**
 * A message in the form in which the automata read it: they look at every character, possibly several times, and an array is
 * faster to read than a string. Constructed once for each message, in time linear in it. Immutable.
 */
public final class Text {

    private final String string;
    private final char[] chars;
    private final boolean surrogates;

    /** Copies the characters of a message and looks for surrogates. */
    public Text(String string) {
        this.string = string;
        this.chars = string.toCharArray();
        // The loop over all characters has no branch; the other one runs only if a character is large.
        int all = 0;
        boolean found = false;
        for (char c : chars) {
            all |= c;
        }
        if (all >= Character.MIN_SURROGATE) {
            for (char c : chars) {
                found |= Character.isSurrogate(c);
            }
        }
        this.surrogates = found;
    }

    /** Returns the message itself. */
    public String string() {
        return string;
    }

    /** Returns the characters; not a copy, and not to be changed. */
    public char[] chars() {
        return chars;
    }

    /**
     * Tells whether there is a surrogate, paired or not: in emoji and other supplementary characters, and in damaged text.
     * Automata that read UTF-16 units would see two characters where a pattern has one, so such texts are left to RE2/J.
     */
    public boolean hasSurrogates() {
        return surrogates;
    }
}
